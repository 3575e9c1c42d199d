"""Views: one short function a method and noun, which neither filters nor saves."""
