"""The profiles of documents in the ledger, in so far as explanations need them: quicker than findings."""

import datetime as dt

from msgspec import Struct, json

from memcon.explain.exports import Exports
from memcon.packing import unpacked


class Words(Struct, frozen=True):
    """Of `model.Span`."""

    exact: str


class Local(Struct, frozen=True):
    """Of `profiles.LocalActor`."""

    key: str
    label: str


class Met(Struct, frozen=True):
    """Of `profiles.LocalMeeting`."""

    number: int
    first: Words
    place: str | None = None
    earliest: dt.date | None = None
    latest: dt.date | None = None
    inferred: bool = False


class Said(Struct, frozen=True):
    """Of `profiles.LocalStatement`."""

    number: int
    content: tuple[Words, ...]


class Outline(Struct, frozen=True):
    """Of `profiles.Profile`."""

    actors: tuple[Local, ...] = ()
    meetings: tuple[Met, ...] = ()
    statements: tuple[Said, ...] = ()


def outline(of: Exports, sha256: str) -> Outline:
    """What a document is about; nothing where it could not be read."""
    query = "SELECT profile FROM readable JOIN findings USING (key) WHERE sha256 = ? AND profile IS NOT NULL"
    row = of.ledger.execute(query, (sha256,)).fetchone()
    return json.decode(unpacked(row[0]), type=Outline) if row else Outline()
