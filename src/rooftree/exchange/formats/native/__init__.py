"""The file format of Rooftree itself: a header, JSON by the line, and files by their hash.

What stands in it is told in docs/reference/native-format.md.
"""
