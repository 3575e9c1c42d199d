"""Which of many findings a viewer may answer, asked at once."""

from collections.abc import Collection

from rooftree.accounts.roles import Role
from rooftree.accounts.viewer import Viewer
from rooftree.alignment.findings.models import Finding
from rooftree.planning.proposals.policy import editable_among


def answerable_among(viewer: Viewer, findings: Collection[Finding]) -> set[int]:
    """Return the ids of those findings in sight that `may_answer` would allow the viewer to answer.

    The number of queries depends on the spaces that the findings touch, not on the findings.
    """
    items = {one.item_id for one in findings if one.item_id is not None}
    editable, _seen_only = editable_among(viewer, items) if items else (set[int](), set[int]())
    is_member = viewer.role >= Role.MEMBER
    return {
        one.pk
        for one in findings
        if (is_member if one.item_id is None else one.item_id in editable)
    }
