"""All that documents have in common, one thing after the other."""

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from memcon.resolve.across.actors import same_actors
from memcon.resolve.across.decisions import Decision
from memcon.resolve.across.duplicates import near_copies
from memcon.resolve.across.meetings import same_meetings
from memcon.resolve.across.merges import Joined
from memcon.resolve.across.profiles import Profile
from memcon.resolve.across.statements import same_statements


@contextmanager
def _without_collector() -> Iterator[None]:
    """Keeps Python from searching for dead cycles. Joining makes millions of objects and no cycle, and
    the search takes a quarter of the time.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@_without_collector()
def join(profiles: Sequence[Profile], decisions: Sequence[Decision] = ()) -> Joined:
    """What documents have in common: actors first, by rules and by the decisions of people, then near copies
    of texts, then meetings and statements of the same actors. The order of the profiles changes nothing.
    """
    actors = same_actors(profiles, decisions)
    keys = {local: named.key for local, named in actors.named.items()}
    copies = near_copies(profiles)
    meetings = same_meetings(profiles, keys)
    statements = same_statements(profiles, keys, copies.copies, meetings.tellings)
    return Joined(
        actors=actors.named,
        meetings=meetings.tellings,
        statements=statements.tellings,
        documents=copies.copies,
        merges=(*actors.merges, *copies.merges, *meetings.merges, *statements.merges),
        issues=actors.issues,
    )
