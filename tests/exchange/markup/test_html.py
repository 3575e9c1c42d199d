"""HTML as Jira makes it, construct by construct."""

import pytest

from rooftree.exchange.formats.markup.html.convert import to_markdown

NAMES = {"ada": "ada.lark"}
FILES = {"https://j.example/a.png": "/w/larks/files/a.png"}
HOVER = '<a href="https://j.example/u?name=ada" class="user-hover" rel="{}">Ada Lark</a>'
SMILEY = '<img class="emoticon" src="/images/icons/emoticons/{}" alt=""/>'
PLUGIN = """<div class="syntaxplugin"><table><tbody>
<tr><td><pre><span style="color: black">a(</span></pre></td></tr>
<tr><td><pre>  b)</pre></td></tr>
</tbody></table></div>"""
CODE = """<div class="code panel"><div class="codeHeader panelHeader"><b>A.java</b></div>
<div class="codeContent panelContent"><pre class="code-java">
<span class="code-keyword">if</span> (a &lt; b)
  c
</pre></div></div>"""
PANEL = """<div class="panel" style="x"><div class="panelHeader"><b>T</b></div>
<div class="panelContent"><p>a</p></div></div><p>b</p>"""
WARNING = f"""<div class='panelMacro'><table class='warningMacro'>
<tr><td>{SMILEY.format("warning.gif")}</td><td>a</td></tr></table></div>"""
TABLE = """<div class='table-wrap'><table class='confluenceTable'><tbody>
<tr>\n<th class='confluenceTh'>a</th>\n<th>b</th>\n</tr>
<tr>\n<td>c|d</td>\n<td><p>e</p><p>f</p></td>\n</tr>
</tbody></table></div>"""
LISTS = """<ul class="alternate" type="square">
\t<li>a\n\t<ol>\n\t\t<li>b</li>\n\t</ol>\n\t</li>
\t<li>c</li>\n</ul>"""
DECORATED = """<span class="nobr"><a href="https://a.example">a<sup><img
class="rendericon" src="/x.gif"/></sup></a></span>"""

SAID = {
    "paragraphs": ("<p>a\n  b</p>\n\n<p>c<br/>\nd</p>", "a b\n\nc\nd"),
    "text alone": ("\n\t a &lt;b&gt; &amp;amp; \n", "a \\<b> \\&amp;"),
    "an unclosed paragraph": ("<p>a<p/>b", "a\n\nb"),
    "headings": ('<h2><a name="a"></a>a</h2>b<H6>c</H6>', "## a\n\nb\n\n###### c"),
    "styles": (
        "<b>a</b> <em>b</em> <del>c</del> <tt>d*</tt> <cite>e</cite>",
        "**a** _b_ ~~c~~ `d*` _e_",
    ),
    "styles in styles": ("<b>a <i>b</i></b>", "**a _b_**"),
    "styles that cross": ("<b>a<i>b</b>c</i>", "**&#97;_b_**&#99;"),
    "styles without an end": ("<li><b>a</li><li>b", "**a**\n\nb"),
    "raised and lowered": ("m<sup>2</sup> H<sub>2</sub>O", "m² H2O"),
    "links": (
        '<a href="https://a.example/?a=1&amp;b=2" class="external-link">a <b>b</b></a>',
        "[a **b**](https://a.example/?a=1&b=2)",
    ),
    "links decorated by Jira": (DECORATED, "[a](https://a.example)"),
    "issues that were done": (
        '<a href="https://j.example/A-1" class="issue-link"><del>A-1</del></a>',
        "[A-1](https://j.example/A-1)",
    ),
    "anchors": ('<a name="x">a</a> <a href="#x">b</a>', "a b (#x)"),
    "mentions": (HOVER.format("ada") + " and " + HOVER.format("eve"), "@ada.lark and @Ada Lark"),
    "pictures": (
        '<img src="https://j.example/b.png" alt="b"> <img src="https://j.example/a.png"/>',
        "![b](https://j.example/b.png) ![](/w/larks/files/a.png)",
    ),
    "small pictures": (SMILEY.format("check.png"), "✅"),
    "lists": (LISTS, "- a\n  1. b\n- c"),
    "items without an end": ("<ul><li>a<li>b<ul><li>c</ul></ul>d", "- a\n- b\n  - c\n\nd"),
    "a list right in a list": ("<ul><li>a</li><ul><li>b</li></ul></ul>", "- a\n  - b"),
    "numbers": ('<ol start="7"><li>a</li><li>b</li></ol>', "7. a\n8. b"),
    "terms": ("<dl><dt>a<dd>b<dt>c</dl>", "**a**\n\nb\n\n**c**"),
    "quotes": ("<blockquote><p>a</p>b</blockquote>c", "> a\n>\n> b\n\nc"),
    "panels": (PANEL, "> **T**\n>\n> a\n\nb"),
    "signed panels": (WARNING, "> ⚠️\n>\n> a"),
    "code": (CODE, "**A.java**\n\n```java\nif (a < b)\n  c\n```"),
    "drawn code": (f"<p>x</p>{PLUGIN}<p>y</p>", "x\n\n```\na(\n  b)\n```\n\ny"),
    "a table": (TABLE, "| a | b |\n| --- | --- |\n| c\\|d | e / f |"),
    "cells without an end": (
        "<table><tr><td>a<td>b<tr><td>c</table>d",
        "|  |  |\n| --- | --- |\n| a | b |\n| c |\n\nd",
    ),
    "a rule": ("a<hr/>b", "a\n\n***\n\nb"),
    "comments and the like": ("<!DOCTYPE html>a<!-- <b> -->b<![CDATA[<c>]]><?x?>", "ab\\<c>"),
    "scripts": ("a<script>b('</b>')</script>c<style>d</style>", "ac"),
    "brackets that are no tags": ("a < b, List<String>, <b", "a < b, List\\<String>, \\<b"),
    "ends of nothing": ("</b></div></td>a</p></ul>", "a"),
    "Windows' empty tags": ("<p>a<o:p></o:p></p>", "a"),
    "entities": ("&nbsp;a&#8212;b&#x2014;&#99999999999;&bogus;", "a—b—&#99999999999;\\&bogus;"),
}


@pytest.mark.parametrize(("source", "expected"), SAID.values(), ids=SAID)
def test_a_construct_is_said_in_markdown(source, expected):
    assert to_markdown(source, names=NAMES, files=FILES).markdown == expected


TOLD = {
    "inserted and underlined": ("<ins>a</ins><u>b</u>", {"ins": 1, "u": 1}),
    "colours": (
        '<font color="red">a</font><span style="color: red">b</span>',
        {"font": 1, "color": 1},
    ),
    "raised and lowered letters": ("a<sup>th</sup> b<sub>n</sub>", {"sup": 1, "sub": 1}),
    "programs": ("<script>a</script><iframe></iframe>", {"script": 1, "iframe": 1}),
    "addresses that cannot be opened": ('<a href="javascript:a()">a</a>', {"link": 1}),
    "pictures that cannot be opened": ('<img src="data:a" alt="a">', {"picture": 1}),
    "spans": ("<table><tr><td colspan=2>a</table>", {"span": 1}),
    "lists in cells": ("<table><tr><td><ul><li>a</table>", {"cell:ItemList": 1}),
    "what all can be said": (f'<h1>a</h1><p><b>b</b></p>{PLUGIN}<span class="error">c</span>', {}),
}


@pytest.mark.parametrize(("source", "expected"), TOLD.values(), ids=TOLD)
def test_what_markdown_cannot_say_is_told(source, expected):
    assert to_markdown(source).dropped == expected
