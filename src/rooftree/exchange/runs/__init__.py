"""Imports from beginning to end: checked, carried out, resumed, taken back."""
