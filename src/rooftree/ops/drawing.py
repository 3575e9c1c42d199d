"""Drawings as files: Vega-Lite specifications rendered to SVG or PNG, without a browser."""

from pathlib import Path

from rooftree.engine.plots.style import Spec
from rooftree.errors import RuleBroken

ENDINGS = (".svg", ".png")
SCALE = 2  # pixels of a PNG for each of the drawing, so that it is sharp


def check_drawing(path: Path) -> None:
    """Raise RuleBroken when no drawing can be saved under this name."""
    if path.suffix.lower() not in ENDINGS:
        raise RuleBroken(f"--plot takes a file that ends in .svg or .png, not {path.name}.")


def save_drawing(spec: Spec, path: Path) -> None:
    """Write the drawing as its ending says; raises RuleBroken for another ending."""
    import vl_convert  # noqa: PLC0415 - takes a moment to load, and only a drawing needs it

    check_drawing(path)
    if path.suffix.lower() == ".svg":
        path.write_text(vl_convert.vegalite_to_svg(spec), encoding="utf-8")
    else:
        path.write_bytes(vl_convert.vegalite_to_png(spec, scale=SCALE))
