"""Colours of labels, which GitHub writes as RRGGBB, as the nearest of our names."""

import colorsys
import re

_HEX = re.compile(r"#?([0-9a-fA-F]{6})")
_GREY = 0.12
_LIGHT, _DARK = 0.72, 0.33
_WHEEL = (
    (0.035, "red"), (0.11, "orange"), (0.18, "yellow"), (0.25, "lime"), (0.45, "green"),
    (0.55, "sky"), (0.7, "blue"), (0.82, "purple"), (0.95, "pink"), (1.01, "red"),
)  # fmt: skip


def colour_of(text: str) -> str:
    """Give our name of a colour; empty for what is none."""
    found = _HEX.fullmatch(text.strip())
    if found is None:
        return ""
    red, green, blue = (int(found[1][place : place + 2], 16) / 255 for place in (0, 2, 4))
    hue, lightness, saturation = colorsys.rgb_to_hls(red, green, blue)
    spread = max(red, green, blue) - min(red, green, blue)
    name = "black" if min(saturation, spread) < _GREY else _named(hue)
    return name + ("-light" if lightness > _LIGHT else "-dark" if lightness < _DARK else "")


def _named(hue: float) -> str:
    return next(name for end, name in _WHEEL if hue < end)
