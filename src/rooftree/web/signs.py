"""Small signs that rows repeat, kept printed: lists show few statuses, people and labels many times."""

from types import SimpleNamespace

from rooftree.web.kept import keep
from rooftree.web.reader import language

MOST = 4000
SIGNS = "components/signs.html"
PEOPLE = "components/people.html"

signs = SimpleNamespace(
    kind=keep(SIGNS, "kind", MOST, around=language),
    status=keep(SIGNS, "status", MOST, around=language),
    priority=keep(SIGNS, "priority", MOST, around=language),
    labels=keep(SIGNS, "labels", MOST, around=language),
    avatar=keep(PEOPLE, "avatar", MOST, around=language),
    avatars=keep(PEOPLE, "avatars", MOST, around=language),
)
