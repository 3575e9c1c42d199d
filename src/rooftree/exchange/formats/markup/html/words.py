"""What the tags mean to us, as tables."""

from collections.abc import Mapping

from rooftree.exchange.formats.markup.document import CODE, EM, STRIKE, STRONG, Style

STYLES: Mapping[str, Style] = {
    **dict.fromkeys(["b", "strong"], STRONG),
    **dict.fromkeys(["i", "em", "cite", "dfn", "var"], EM),
    **dict.fromkeys(["s", "strike", "del"], STRIKE),
    **dict.fromkeys(["tt", "code", "kbd", "samp"], CODE),
}
HEADINGS: Mapping[str, int] = {f"h{level}": level for level in range(1, 7)}
PARTING = frozenset(
    [
        *("p", "div", "ul", "ol", "li", "dl", "dt", "dd", "blockquote", "pre", "table", "caption"),
        *("tr", "td", "th", "hr", "section", "article", "header", "footer", "main", "center"),
        *("address", "figure", "figcaption", "details", "summary", *HEADINGS),
    ]
)
"""Tags that end a line before them and behind them."""

HELD = frozenset(
    {"a", "div", "pre", "blockquote", "ul", "ol", "table", "sup", "sub", *STYLES, *HEADINGS}
)
"""Tags whose end matters."""

ENDED_BY: Mapping[str, tuple[str, ...]] = {
    "li": ("li",),
    **dict.fromkeys(["tr", "td", "th"], ("td", "th")),
    **dict.fromkeys(["dt", "dd"], ("dt", "dd")),
}
"""Tags that end siblings whose own end is missing."""

BORDERS = frozenset({"blockquote", "ul", "ol", "li", "table", "td", "th"})
"""Tags over which no end of another tag reaches."""

TRANSPARENT = frozenset(
    [
        *("html", "body", "span", "tbody", "thead", "tfoot", "colgroup", "col", "nobr", "label"),
        *("a", "abbr", "time", "wbr", "small", "big", "picture", "br", "img", "sup", "sub"),
        *PARTING,
        *STYLES,
    ]
)
"""Tags of which nothing is lost but perhaps looks; any other is told."""


CODE_PANELS = frozenset({"code", "preformatted"})
"""Classes of boxes that Jira draws around code."""

ELEMENTS = TRANSPARENT | frozenset(
    [
        *("applet", "area", "aside", "audio", "base", "basefont", "bdi", "bdo", "button", "canvas"),
        *("data", "datalist", "dialog", "embed", "fieldset", "font", "form", "frame", "frameset"),
        *("head", "hgroup", "iframe", "input", "ins", "legend", "link", "map", "mark", "marquee"),
        *("math", "menu", "meta", "meter", "nav", "noframes", "noscript", "object", "optgroup"),
        *("option", "output", "param", "progress", "q", "rp", "rt", "ruby", "script", "search"),
        *("select", "slot", "source", "style", "svg", "template", "textarea", "title", "track"),
        *("u", "video", "xml"),
    ]
)
"""All tags of HTML; others are somebody's words between angle brackets."""

PANEL_TABLES = frozenset({"infoMacro", "noteMacro", "tipMacro", "warningMacro"})
"""Classes of tables that Jira draws panels with: a small picture in one cell, text in the next."""

SMILEYS: Mapping[str, str] = {
    "smile": "🙂",
    "sad": "🙁",
    "tongue": "😛",
    "biggrin": "😀",
    "wink": "😉",
    "thumbs_up": "👍",
    "thumbs_down": "👎",
    "information": "ℹ️",
    "check": "✅",
    "error": "❌",
    "warning": "⚠️",
    "add": "➕",
    "forbidden": "➖",
    "help_16": "❓",
    "lightbulb_on": "💡",
    "lightbulb": "🌑",
    "star_yellow": "⭐",
    "star_red": "⭐",
    "star_green": "⭐",
    "star_blue": "⭐",
    "flag": "🚩",
    "flag_grey": "🏳️",
}
"""Names of the files of Jira's small pictures."""
