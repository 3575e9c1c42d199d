"""The item itself."""
