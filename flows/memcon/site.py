"""The pages for people are brought up to date: only those whose owners' documents changed are made anew."""

import hashlib
import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import json

from memcon import versions
from memcon.export.pages.whole import assets, surveyed
from memcon.ledger import issues, pages, runs, transaction
from memcon.ledger.pages import Cards
from memcon.settings import Settings

Ledger = sqlite3.Connection
# issues that the pages show: all of them stand in issues.jsonl
MOST = 5_000


def stage_pages(ledger: Ledger, output: Path, settings: Settings) -> None:
    """Stage the pages that differ from those in place, and note those that go. Raises ExportError."""
    anew = runs.published(ledger) is None
    pages.begin(ledger, output)
    with transaction(ledger):
        owners = list(_staged(ledger, output, settings)) if settings.pages else []
        pages.retire(ledger, output, owners, anew=anew)


def _staged(ledger: Ledger, output: Path, settings: Settings) -> Iterator[str]:
    """Stages what differs; gives the names of all owners."""
    known = pages.states(ledger, output)
    cards = Cards(ledger)
    version = versions.mapping(settings.base)
    if known.get("assets") != version:
        pages.keep(ledger, output, "assets", version, assets())
    yield "assets"
    for number, state in enumerate(cards.states):
        owner = f"document {state.partition(' ')[0]}"
        if known.get(owner) != state:
            pages.keep(ledger, output, owner, state, cards.pages(number).items())
        yield owner
    yield from _about_several(ledger, output, settings.base, cards, known)


def _about_several(
    ledger: Ledger, output: Path, base: str, cards: Cards, known: dict[str, str]
) -> Iterator[str]:
    version = versions.mapping(base)
    left_out = tuple(issues.first(ledger, MOST))
    every = (version, cards.states, left_out)
    for section in surveyed(cards, left_out, base):
        for owner in section.owners():
            made_from = every if owner.documents is None else _made_from(version, cards, owner.documents)
            state = hashlib.sha256(json.encode(made_from)).hexdigest()[:32]
            if known.get(owner.name) != state:
                pages.keep(ledger, output, owner.name, state, section.pages(owner, cards))
            yield owner.name


def _made_from(version: str, cards: Cards, documents: Sequence[int]) -> tuple[str, list[str]]:
    return version, [cards.states[number] for number in documents]
