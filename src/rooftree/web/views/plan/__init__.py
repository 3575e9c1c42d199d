"""The plan: shown, decided about, explained."""
