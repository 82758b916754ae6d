"""What was joined across documents, and why: a table for people, who may overrule it row by row."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from memcon.resolve.across.merges import Corpus, Kind, Merge
from memcon.resolve.across.profiles import Profile

HEADER = (
    "kind",
    "name",
    "one",
    "one in",
    "one as",
    "other",
    "other in",
    "other as",
    "rule",
    "evidence",
)
# characters of a statement's words
WIDTH = 80
Thing = tuple[Kind, str]
"""A kind, and what merges call a thing of that kind."""
Place = tuple[str, str]
"""The identifier of a document, and words in it."""


def merge_rows(corpus: Corpus) -> Iterator[str]:
    """The lines of merges.csv: a header, then each step that joined two things, by kind and by name.

    `one` and `other` can be copied into a row of decisions.csv.
    """
    places = dict(chain.from_iterable(map(_places, corpus.profiles)))
    names = {key: named.label for key, named in corpus.joined.actors.items()}
    rows = sorted(_row(merge, places, names) for merge in corpus.joined.merges)
    yield _line(HEADER)
    yield from map(_line, rows)


def _row(merge: Merge, places: Mapping[Thing, Place], names: Mapping[str, str]) -> tuple[str, ...]:
    one, other = (places.get((merge.kind, thing), ("", "")) for thing in (merge.one, merge.other))
    name = names.get(merge.other, "")
    return merge.kind, name, merge.one, *one, merge.other, *other, merge.rule, merge.evidence


def _places(profile: Profile) -> Iterator[tuple[Thing, Place]]:
    """Where each thing of a document stands."""
    yield ("document", profile.sha256), (profile.identifier, "")
    for actor in profile.actors:
        yield ("actor", actor.key), (profile.identifier, actor.label)
    for meeting in profile.meetings:
        yield ("meeting", f"{profile.sha256}#{meeting.number}"), (profile.identifier, meeting.first.exact)
    for statement in profile.statements:
        words = " … ".join(piece.exact for piece in statement.content)[:WIDTH]
        yield ("statement", f"{profile.sha256}#{statement.number}"), (profile.identifier, words)


def _line(cells: Iterable[str]) -> str:
    """A line of CSV; line breaks in words become spaces, so that a row stays a line."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerow(" ".join(cell.split()) for cell in cells)
    return text.getvalue()
