"""The reference of the checks says what the rules are."""

import re

from rooftree.alignment.checks.rules import RULES
from rooftree.alignment.remedies.queries import CURES

ROW = re.compile(r"^\| `([a-z-]+)` \| (\w+) \|.*\| ((?:`[a-z-]+` ?)+)\|$", re.MULTILINE)


def test_all_rules_are_in_the_reference_with_severity_and_remedies(root):
    page = (root / "docs" / "reference" / "checks.md").read_text(encoding="utf-8")

    listed = [
        (code, severity, re.findall(r"`(.+?)`", cures))
        for code, severity, cures in ROW.findall(page)
    ]

    assert listed == [
        (code, rule.severity.value, [cure.code for cure in CURES[code]])
        for code, rule in RULES.items()
    ]
