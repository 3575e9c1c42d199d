"""The colours that a label can have; the style sheet knows the same names."""

HUES = ("green", "yellow", "orange", "red", "purple", "blue", "sky", "lime", "pink", "black")
STRENGTHS = ("", "-light", "-dark")
COLOURS = tuple(f"{hue}{strength}" for hue in HUES for strength in STRENGTHS)
