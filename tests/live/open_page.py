"""A page that somebody has open, without the wire: what it listens to, and whether news reach it."""

from rooftree.changes import log
from rooftree.live.news import news
from rooftree.live.rights import Listener
from rooftree.live.stream import Stream
from rooftree.live.topics import heard


class OpenPage:
    """Listens to topics from now on, with a member's rights as they are when it is asked."""

    def __init__(self, member, *topics):
        self.member, self.topics = member, topics
        self.workspace_id = member.workspace.pk
        head = log.head(self.workspace_id)
        now = Listener(self.workspace_id, heard(member.viewer, topics), head)
        self.stream = Stream(now, topics=frozenset(topics), after=None, ask=None)

    def refreshes(self):
        """Tell whether what happened since the last question refreshes the page."""
        stream = self.stream
        fresh = news({self.workspace_id: stream.seq}).get(self.workspace_id)
        if fresh is None:
            return False
        stream.offer(fresh)
        pieces, stream._pending = stream._pending, []
        topics = heard(self.member.viewer, self.topics, stream._needed(pieces))
        return bool(stream._message(stream.seq, pieces, topics))


def board_of(member, space):
    """Open a space's board."""
    return OpenPage(member, f"space:{space.pk}", "people", "workspace")
