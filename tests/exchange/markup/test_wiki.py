"""Jira's wiki markup, construct by construct."""

import pytest

from rooftree.exchange.formats.markup.wiki.convert import to_markdown

NAMES = {"ada": "ada.lark", "5b10:ac8d": "bo"}
FILES = {"plan.png": "https://a.example/plan.png", "plan.pdf": "https://a.example/plan.pdf"}

SAID = {
    "headings": ("h1. a\nh6. b c", "# a\n\n###### b c"),
    "no heading without a space": ("h1.a", "h1.a"),
    "strong and emphasis": ("*a* _b_ *_c_*", "**a** _b **c**_"),
    "citation": ("??a??", "_a_"),
    "deleted": ("-a- and -b c-.", "~~a~~ and ~~b c~~."),
    "hyphens in words": ("a-b-c 2020-01-02 -x", "a-b-c 2020-01-02 -x"),
    "options of a command": ("-Xmx512m -Xms256m - a -", "-Xmx512m -Xms256m - a -"),
    "arrows": ("a -> b -> c <- d", "a -> b -> c \\<- d"),
    "inserted": ("+a+ C++ and g++", "a C++ and g++"),
    "raised and lowered": ("m^2^ x ^2^ H ~2~O", "m^2^ x ² H ~2~O"),
    "raised in a word": ("m{^}2{^} H{~}2{~}O", "m² H2O"),
    "signs that are only signs": (
        "2 * 3 * 4, a_b_c, ~/x ~/y, 1 + 2",
        "2 * 3 * 4, a_b_c, ~/x ~/y, 1 + 2",
    ),
    "doubled signs": ("**a** --b-- __c__", "\\*\\*a\\*\\* --b-- \\_\\_c\\_\\_"),
    "signs over lines": ("*a\nb*", "\\*a\nb\\*"),
    "signs that cross": ("*a _b* c_", "**a \\_b** c\\_"),
    "signs in a word": ("a{*}b{*}c {*}d", "a**b**c {\\*}d"),
    "code in a line": ("{{a*b*\\{c}}} {{x}}", "`a*b*{c`} `x`"),
    "no code over lines": ("{{a\nb}}", "{{a\nb}}"),
    "block quote": ("bq. a *b*\nc", "> a **b**\n\nc"),
    "quote": ("a\n{quote}\nb\n\n* c\n{quote}\nd", "a\n\n> b\n>\n> - c\n\nd"),
    "quote in a line": ("{quote}a{quote} b", "> a\n\nb"),
    "quote without an end": ("{quote}a", "> a"),
    "panel": ("{panel:title=A b|bgColor=#fff}\nc\n{panel}", "> **A b**\n>\n> c"),
    "signed panels": ("{warning}a{warning}\n{info:title=T}b{info}", "> ⚠️ a\n\n> ℹ️ **T**\n>\n> b"),
    "panel in a quote": ("{quote}a\n{panel}b\n{quote}c", "> a\n>\n> > b\n\nc"),
    "colour": ("a {color:red}*b* c{color}d", "a **b** cd"),
    "colour within signs": ("*{color:red}a{color}*", "**a**"),
    "code": (
        "a\n{code:java|title=A.java}\n if (*x*) {\n{quote}\n{code}\nb",
        "a\n\n**A.java**\n\n```java\n if (*x*) {\n{quote}\n```\n\nb",
    ),
    "code with its language by name": ("{code:language=sql}a{code}", "```sql\na\n```"),
    "code that holds code": ("{noformat}{code}a{code}{noformat}", "```\n{code}a{code}\n```"),
    "code without an end": ("{code}\na *b*", "```\na *b*\n```"),
    "code in an item": ("* a {noformat}b{noformat}\n* c", "- a\n\n  ```\n  b\n  ```\n- c"),
    "bullets": ("* a\n* b", "- a\n- b"),
    "dashes": ("- a\n- b", "- a\n- b"),
    "numbers": ("# a\n# b", "1. a\n2. b"),
    "lists within lists": ("* a\n** b\n*** c\n* d", "- a\n  - b\n    - c\n- d"),
    "mixed lists": ("# a\n#* b\n#* c\n# d", "1. a\n   - b\n   - c\n2. d"),
    "a list that changes": ("* a\n# b", "- a\n\n1. b"),
    "levels that are left out": ("*** a\n* b", "- a\n- b"),
    "an item of two lines": ("* a\nb\n* c", "- a\n  b\n- c"),
    "a list that ends": ("* a\n\nb", "- a\n\nb"),
    "a table": ("||a||b||\n|c|d|", "| a | b |\n| --- | --- |\n| c | d |"),
    "a table without header": ("|a|b|\n|c|d|", "|  |  |\n| --- | --- |\n| a | b |\n| c | d |"),
    "leading cells": ("||a||b||\n||c|d|", "| a | b |\n| --- | --- |\n| **c** | d |"),
    "bars in cells": (
        "||a||\n|[b|https://a.example/?c|d]|\n|e\\|f {{g|h}}|\n|!https://a.example/i.png|thumbnail!|",
        "| a |\n| --- |\n| [b](https://a.example/?c) |\n| e\\|f `g\\|h` |\n| ![](https://a.example/i.png) |",
    ),
    "code with bars in a cell": ("|{code}a|b{code}|c|", "|  |  |\n| --- | --- |\n| `a\\|b` | c |"),
    "cells of several lines": (
        "||a||b||\n|c\n* d\n* e|f|",
        "| a | b |\n| --- | --- |\n| c • d • e | f |",
    ),
    "a break in a cell": ("||a||\n|b\\\\c|", "| a |\n| --- |\n| b / c |"),
    "empty cells": ("||a||b||\n| |c|", "| a | b |\n| --- | --- |\n|  | c |"),
    "a quote in a cell": ("|{quote}a{quote}|b|", "|  |  |\n| --- | --- |\n| a | b |"),
    "text after a table": ("|a|\nb", "|  |\n| --- |\n| a |\n\nb"),
    "a bar that is only a bar": ("|a\nb", "|a\nb"),
    "links": ("[a *b*|https://a.example/c|smart-link]", "[a **b**](https://a.example/c)"),
    "bare links": (
        "[https://a.example] https://a.example/b_c, (https://a.example/d).",
        "<https://a.example> <https://a.example/b_c>, (<https://a.example/d>).",
    ),
    "strong addresses": ("*https://a.example*", "**<https://a.example>**"),
    "mail": (
        "[mailto:a@b.example] [x|mailto:a@b.example]",
        "[a@b.example](mailto:a@b.example) [x](mailto:a@b.example)",
    ),
    "brackets that are no links": ("[a] [x|y] a[0] [*b*]", "[a] [x|y] a[0] [**b**]"),
    "links to files": (
        "[^plan.pdf] [the plan|^plan.pdf] [^b.pdf]",
        "[plan.pdf](https://a.example/plan.pdf) [the plan](https://a.example/plan.pdf) 📎 b.pdf",
    ),
    "mentions by another name": ("[Ada L|~ada]", "Ada L (@ada.lark)"),
    "mentions": ("[~ada] [~accountid:5b10:ac8d] [~bo]", "@ada.lark @bo @bo"),
    "anchors": ("{anchor:here}a [b|#here] [#1]", "a b [#1]"),
    "pictures": (
        '!plan.png|thumbnail! !b.png|width=3,alt="x"!',
        "![plan.png](https://a.example/plan.png) 📎 b.png",
    ),
    "pictures from elsewhere": (
        '!https://a.example/b.png|alt="x"!',
        "![x](https://a.example/b.png)",
    ),
    "pictures that lead on": (
        "[!plan.png!|https://a.example]",
        "[![plan.png](https://a.example/plan.png)](https://a.example)",
    ),
    "shouting": ("wow! that is!", "wow! that is!"),
    "a rule": ("a\n----\nb", "a\n\n***\n\nb"),
    "dashes of a sentence": ("a -- b --- c", "a – b — c"),
    "breaks": ("a\\\\b\\\\ c", "a\nb\nc"),
    "a path": ("see \\\\server\\share", "see \\\\\\server\\share"),
    "escapes": ("\\*a\\* \\{code} \\[b\\] C:\\temp", "\\*a\\* {code} [b] C:\\temp"),
    "small pictures": ("(/) (x) :) f(x) (!)", "✅ ❌ 🙂 f(x) ⚠️"),
    "entities": ("a&nbsp;b &amp;lt; &bogus;", "a\u00a0b \\&lt; \\&bogus;"),
    "unknown macros": ("/users/{id} {gadget:x=1}", "/users/{id} {gadget:x=1}"),
    "lines": ("a\r\nb\n\n\n\nc", "a\nb\n\nc"),
    "what means something in Markdown": (
        "# a\n1. b\n> c\n`d` <e>",
        "1. a\n   1\\. b\n   \\> c\n   \\`d\\` \\<e>",
    ),
    "nothing": (" \n ", ""),
}


@pytest.mark.parametrize(("source", "expected"), SAID.values(), ids=SAID)
def test_a_construct_is_said_in_markdown(source, expected):
    assert to_markdown(source, names=NAMES, files=FILES).markdown == expected


TOLD = {
    "inserted": ("+a+ +b+", {"inserted": 2}),
    "raised and lowered letters": ("^th^ ~n~ ^2^", {"superscript": 1, "subscript": 1}),
    "colours": ("{color:red}a{color} {color:blue}b{color}", {"color": 2}),
    "anchors": ("{anchor:a} [b|#a]", {"anchor": 2}),
    "lost files": ("[^a.pdf] !b.png!", {"attachment": 1, "picture": 1}),
    "lost names": ("[~ada]", {"mention": 1}),
    "unknown macros with settings": ("{gadget:x=1} {id}", {"unknown:gadget": 1}),
    "code without an end": ("{code}a", {"unclosed:code": 1}),
    "boxes in cells": ("|{panel}a{panel}|", {"panel": 2}),
    "addresses that cannot be opened": ("[a|file://b]", {"link": 1}),
    "lists in cells": ("|a|b\n* c|", {"cell:ItemList": 1}),
    "what all can be said": ("h1. *a* [b|https://a.example] {{c}}\n|d|", {}),
}


@pytest.mark.parametrize(("source", "expected"), TOLD.values(), ids=TOLD)
def test_what_markdown_cannot_say_is_told(source, expected):
    assert to_markdown(source).dropped == expected
