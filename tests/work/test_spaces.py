"""Opening and editing spaces."""

import pytest

from rooftree.errors import RuleBroken
from rooftree.work.spaces.actions import add_status, create_space, edit_space


@pytest.mark.parametrize("text", ["half \ud800", "zero \0", "x" * 100_001])
def test_what_no_database_takes_is_refused(world, text):
    by = world.ada.actor
    with pytest.raises(RuleBroken):
        create_space(prefix="NEW", name=text, by=by)
    with pytest.raises(RuleBroken):
        edit_space(world.space, description=text, by=by)
    with pytest.raises(RuleBroken):
        add_status(world.space, name=text, category="todo", by=by)
