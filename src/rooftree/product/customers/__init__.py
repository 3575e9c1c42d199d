"""Who pays, or could."""
