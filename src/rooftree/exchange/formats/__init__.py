"""File formats: each turns bytes into a bundle. No Django here."""
