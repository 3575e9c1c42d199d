"""The colours can be read, in light and in dark (WCAG 2.2 AA: 4.5 for text, 3 for signs)."""

import math
import re

import pytest

NUMBER = r"([\d.]+)"
COLOUR = rf"oklch\({NUMBER} {NUMBER} {NUMBER}\)"
TOKEN = re.compile(rf"--([a-z-]+): light-dark\({COLOUR}, {COLOUR}\)")

GROUNDS = ("canvas", "surface", "raised", "sunken")
TEXTS = ("ink", "ink-muted", "ink-faint", "accent-text", "danger", "warning", "success", "info")
SIGNS = (
    *("line-control", "focus", "discovery", "todo", "doing", "done", "cancelled"),
    *("kind-initiative", "kind-feature", "kind-story", "kind-task", "kind-bug", "kind-milestone"),
)
PAIRS = (
    *((text, ground, 4.5) for text in TEXTS for ground in GROUNDS),
    *((sign, ground, 3.0) for sign in SIGNS for ground in GROUNDS),
    *((text, "hover", 4.5) for text in ("ink", "ink-muted", "danger")),
    *((text, "selected", 4.5) for text in ("ink", "ink-muted")),
    *((verdict, f"{verdict}-soft", 4.5) for verdict in ("danger", "warning", "success", "info")),
    *(("ink", f"{verdict}-soft", 4.5) for verdict in ("danger", "warning", "success", "info")),
    ("accent-ink", "accent", 4.5),
    ("accent-ink", "accent-hover", 4.5),
    ("accent-text", "accent-soft", 4.5),
)


@pytest.fixture(scope="module")
def tokens(root):
    """Each colour's luminance in light and in dark."""
    file = root / "src/rooftree/web/static/rooftree/css/tokens/colours.css"
    found = TOKEN.findall(file.read_text(encoding="utf-8"))
    return {
        name: (luminance(*map(float, parts[:3])), luminance(*map(float, parts[3:])))
        for name, *parts in found
    }


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(("front", "back", "least"), PAIRS, ids=str)
def test_can_be_read(tokens, front, back, least, theme):
    assert contrast(tokens[front][theme], tokens[back][theme]) >= least


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
def test_labels_can_be_read(root, theme):
    folder = root / "src/rooftree/web/static/rooftree/css"
    hues = re.findall(
        rf"--hue: {NUMBER};\n  --chroma: {NUMBER};", (folder / "tokens/labels.css").read_text()
    )
    part = rf"oklch\({NUMBER} calc\(var\(--chroma\) \* {NUMBER}\) var\(--hue\)\)"
    rule = rf"background: light-dark\(\s*{part},\s*{part}\s*\);\s*color: light-dark\(\s*{part},\s*{part}"
    strengths = re.findall(rule, (folder / "components/label.css").read_text())

    assert len(hues) == 11  # the ten, and the one for what has none
    assert len(strengths) == 3
    for hue, chroma in hues:
        for values in strengths:
            parts = [float(value) for value in values]
            back, front = parts[2 * theme : 2 * theme + 2], parts[4 + 2 * theme : 6 + 2 * theme]
            shades = [
                luminance(light, float(chroma) * share, float(hue))
                for light, share in (back, front)
            ]
            assert contrast(*shades) >= 4.5


def contrast(one: float, other: float) -> float:
    """Return the ratio of two luminances as WCAG 2 defines it."""
    low, high = sorted((one, other))
    return (high + 0.05) / (low + 0.05)


def luminance(light: float, chroma: float, hue: float) -> float:
    """Return the relative luminance of an OKLCH colour (Ottosson's OKLab), clipped to sRGB."""
    a, b = chroma * math.cos(math.radians(hue)), chroma * math.sin(math.radians(hue))
    long = (light + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (light - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (light - 0.0894841775 * a - 1.2914855480 * b) ** 3
    red = 4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short
    green = -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short
    blue = -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short
    red, green, blue = (min(max(part, 0.0), 1.0) for part in (red, green, blue))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
