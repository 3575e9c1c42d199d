"""What must hold of every bundle: the sums are right and all references resolve."""

from rooftree.exchange.bundle import KINDS

HANGING = ("comments", "attachments", "field_values", "time_entries")


def assert_adds_up(bundle):
    """Whatever came in was found, whatever was found came in or was skipped, and all refers."""
    for kind in KINDS:
        line = bundle.report()[kind]
        assert line.tally.importable == len(getattr(bundle, kind)), kind
        assert 0 <= line.tally.degraded <= line.tally.importable, kind
    items, people, spaces = _ids(bundle.items), _ids(bundle.people), _ids(bundle.spaces)
    places = {kind: _ids(getattr(bundle, kind)) for kind in ("components", "releases", "sprints")}
    labels = {(label.space, label.source_id) for label in bundle.labels}
    statuses = {status.source_id: status.space for status in bundle.statuses}
    for item in bundle.items:
        assert item.space in spaces
        assert statuses[item.status] == item.space
        assert item.parent is None or item.parent in items
        assert {*item.assignees, *item.watchers, *item.voters, item.reporter} - {None} <= people
        assert {(item.space, label) for label in item.labels} <= labels
        assert {*item.components} <= places["components"]
        assert {*item.releases, *item.affected_releases} <= places["releases"]
        assert {*item.sprints} <= places["sprints"]
    types = {one.source_id: one.kind for one in bundle.types}
    assert all(types[item.type] == item.kind for item in bundle.items)
    for kind in HANGING:
        _ids(getattr(bundle, kind))
        assert {thing.item for thing in getattr(bundle, kind)} <= items
    fields = {field.source_id: field for field in bundle.fields}
    for value in bundle.field_values:
        field = fields[value.field]
        assert isinstance(value.value, bool) == (field.type == "checkbox")
        assert field.type != "choice" or value.value in {one.name for one in field.options}
    assert {end for link in bundle.links for end in (link.source, link.target)} <= items
    assert all(event.subject in items for event in bundle.events)
    said = [*bundle.comments, *bundle.events, *bundle.attachments, *bundle.time_entries]
    assert {thing.author for thing in said} - {None} <= people
    _ids(bundle.links)
    _ids(bundle.events)


def _ids(things):
    ids = [thing.source_id for thing in things]
    assert len(set(ids)) == len(ids)
    return set(ids)
