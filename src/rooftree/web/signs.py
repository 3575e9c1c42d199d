"""Small signs that rows repeat, kept printed: lists show few statuses, people and labels many times."""

from types import SimpleNamespace

from django.utils.translation import get_language

from rooftree.web.kept import keep

MOST = 4000
SIGNS = "components/signs.html"
PEOPLE = "components/people.html"

signs = SimpleNamespace(
    kind=keep(SIGNS, "kind", MOST, around=get_language),
    status=keep(SIGNS, "status", MOST, around=get_language),
    priority=keep(SIGNS, "priority", MOST, around=get_language),
    labels=keep(SIGNS, "labels", MOST, around=get_language),
    avatar=keep(PEOPLE, "avatar", MOST, around=get_language),
    avatars=keep(PEOPLE, "avatars", MOST, around=get_language),
)
