"""How long large imports take."""
