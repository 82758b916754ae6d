"""Gold: documents annotated with what is in them, to measure against.

The structs hold what the scores need; a gold file may state more. Words of the text are spans in code
points, `text[start:end]`, end exclusive. How gold files are written: gold_files.py.
"""

import datetime as dt
from typing import Literal

from msgspec import Struct

from memcon.evaluate.spans import Range

Kind = Literal["attributions", "diplomacy", "readouts", "dates", "offices"]
"""What gold can be scored for."""


class Words(Struct, frozen=True):
    """Words of the text."""

    start: int
    end: int
    text: str

    @property
    def range(self) -> Range:
        """Where they stand."""
        return self.start, self.end


class GoldAttribution(Struct, frozen=True):
    """Whose words, by which cue, with what content; each in one or more pieces, or none."""

    source: tuple[Words, ...] = ()
    cue: tuple[Words, ...] = ()
    content: tuple[Words, ...] = ()


class GoldStatement(Struct, frozen=True):
    """A statement, as it is annotated: where several speak together, the others are `co_speakers`."""

    speaker: str
    act: str
    """Or two that are equally right: "decide/announce"."""
    content: tuple[Words, ...] = ()
    cue: Words | None = None
    co_speakers: tuple[str, ...] = ()
    form: str | None = None
    """The wording: direct, mixed, indirect."""
    act_alternatives: tuple[str, ...] = ()
    addressee: str | None = None
    co_addressees: tuple[str, ...] = ()
    negated: bool = False
    optional: bool = False
    note: str | None = None


class GoldMeeting(Struct, frozen=True):
    """A meeting; the first and any further words that tell of it are `trigger` and `mentions`."""

    participants: tuple[str, ...]
    form: str
    status: str
    trigger: Words | None = None
    mentions: tuple[Words, ...] = ()
    participants_alternatives: tuple[str, ...] = ()
    place: str | None = None
    place_alternatives: tuple[str, ...] = ()
    date: str | None = None
    """A day ("2031-05-06"), or the first and the last that it can be ("2031-05-06/2031-05-08")."""
    date_alternatives: tuple[str, ...] = ()
    optional: bool = False
    note: str | None = None


class GoldActor(Struct, frozen=True):
    """An actor under its fullest name, with the office as the text words it."""

    name: str
    type: str
    aliases: tuple[str, ...] = ()
    office: str | None = None


class GoldReadout(Struct, frozen=True):
    """The meeting that a readout reports, with words that name each side."""

    kind: str
    participants: tuple[Words, ...]


class GoldTime(Words, frozen=True, kw_only=True):
    """Words that name a time, with their TimeML type ("DATE") and value ("1998-08")."""

    type: str
    value: str | None = None


class GoldNamed(Struct, frozen=True):
    """A party of a relation, by the words of one mention and the title of its Wikipedia article."""

    text: str
    wikipedia: str | None = None


class GoldRelation(Struct, frozen=True):
    """Who is what of what, as in DWIE: s holds the office p ("head_of_state") of o."""

    s: GoldNamed
    p: str
    o: GoldNamed


class GoldDocument(Struct, frozen=True):
    """A text with its annotations; those that the file does not have are empty."""

    name: str
    text: str
    title: str | None = None
    date: dt.date | None = None
    attributions: tuple[GoldAttribution, ...] = ()
    statements: tuple[GoldStatement, ...] = ()
    actors: tuple[GoldActor, ...] = ()
    meetings: tuple[GoldMeeting, ...] = ()
    readouts: tuple[GoldReadout, ...] = ()
    timexes: tuple[GoldTime, ...] = ()
    relations: tuple[GoldRelation, ...] = ()


class Gold(Struct, frozen=True):
    """The documents of a gold file, and what they can be scored for."""

    name: str
    kinds: tuple[Kind, ...]
    documents: tuple[GoldDocument, ...]
