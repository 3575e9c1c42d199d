"""What the components print: every one renders, speaks, and says nothing by colour alone."""

import re
from datetime import date

import pytest
from django.test import RequestFactory
from jinja2 import FileSystemLoader, UndefinedError

from rooftree.web.jinja import environment
from rooftree.web.pages.styles import styles_page
from rooftree.web.pieces import Card, Column, PersonMark
from rooftree.web.views.styles import styles as view


@pytest.fixture(scope="module")
def styles():
    """The page of all components."""
    return view(RequestFactory().get("/_styles/")).content.decode()


@pytest.fixture(scope="module")
def show(root):
    """Render a line of a template."""
    templates = environment(loader=FileSystemLoader(root / "src/rooftree/web/templates"))

    def render(file: str, line: str, **values) -> str:
        names = re.findall(r"\b([a-z_]+)\(", line)
        start = f'{{% from "components/{file}.html" import {", ".join(dict.fromkeys(names))} %}}'
        return templates.from_string(start + line).render(**values)

    return render


def test_the_page_of_all_components_renders(styles):
    assert styles.count('class="card') >= 4


def test_no_element_has_a_style_or_a_handler_of_its_own(styles):
    assert not re.findall(r"<[^>]+\s(style|on[a-z]+)=", styles)


def test_the_import_map_is_the_only_inline_script(styles):
    inline = [tag for tag in re.findall(r"<script[^>]*>", styles) if " src=" not in tag]

    assert inline == ['<script type="importmap">']


def test_ids_are_given_once(styles):
    ids = re.findall(r'\sid="([^"]+)"', styles)

    assert sorted(ids) == sorted(set(ids))


def test_every_icon_that_is_shown_is_in_the_sprite(styles):
    shown = set(re.findall(r"sprite[^#\"]*\.svg#([a-z-]+)", styles))

    assert shown <= set(styles_page().icons)


def test_every_button_has_words(styles):
    for tag, inside in re.findall(r"<(button[^>]*)>(.*?)</button>", styles, re.DOTALL):
        words = re.sub(r"<[^>]+>", "", inside).strip()
        assert words or "aria-label=" in tag, tag


def test_a_status_says_its_name_beside_its_shape(show):
    assert "In progress" in show("signs", '{{ status("In progress", "doing") }}')


def test_a_priority_without_text_is_spoken(show):
    assert 'aria-label="Priority: Urgent"' in show("signs", "{{ priority(4) }}")


def test_a_label_without_a_name_says_its_colour(show):
    printed = show("signs", '{{ label({"name": "", "colour": "sky_dark"}) }}')

    assert ">sky</span>" in printed
    assert "label--sky-dark label--dark" in printed


def test_a_person_without_an_account_is_told_apart(show):
    printed = show("people", "{{ avatar(who) }}", who=PersonMark("Sam", has_account=False))

    assert "avatar--placeholder" in printed
    assert "Sam (no account)" in printed


def test_an_overdue_date_is_spoken(show):
    printed = show("dates", "{{ date(day, overdue=true) }}", day=date(2024, 3, 8))

    assert "Target, overdue:" in printed
    assert "8 Mar 2024" in printed


def test_what_people_write_is_escaped(show):
    title = "<script>alert(1)</script>"
    printed = show("board", "{{ card(one) }}", one=Card("WEB-1", title, "/"))

    assert "<script>" not in printed
    assert "&lt;script&gt;" in printed


def test_the_move_menu_is_for_those_who_may_move(show):
    card = Card("WEB-1", "One", "/", "/place")

    assert "Move WEB-1 to…" in show("board", "{{ card(one) }}", one=card)
    assert "Move WEB-1 to…" not in show("board", "{{ card(one, may_move=false) }}", one=card)


def test_a_column_over_its_limit_says_so(show):
    column = Column(3, "Doing", "doing", (), 4, limit=3)

    assert "over the limit" in show("board", "{{ column(one) }}", one=column)


def test_an_error_is_tied_to_its_field(show):
    printed = show("forms", '{{ text_field("title", "Title", error="Give it a title.") }}')

    assert 'aria-invalid="true"' in printed
    assert 'aria-describedby="title-hint"' in printed
    assert 'id="title-hint"' in printed


def test_the_words_for_script_keep_their_gaps(show):
    printed = show("board", "{% call board() %}{% endcall %}")

    assert "Moved {key} to {column}, {place} of {total}." in printed


def test_a_name_that_does_not_exist_is_an_error(show):
    with pytest.raises(UndefinedError):
        show("signs", "{{ item_link(item) }}")
