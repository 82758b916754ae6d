"""Texts read and resolved for the tests of resolve, as if a fact needed every mention."""

import hashlib

from memcon.model import Actor, Attribution, Document, Findings, Statement
from memcon.resolve import resolve
from memcon.settings import Settings
from memcon.understand.actors import mentions
from memcon.understand.paragraphs import paragraphs
from memcon.understand.parse import parse
from memcon.understand.quotations import quotations


def resolved(text: str) -> Findings:
    """The findings of a text whose mentions are all addressed in one statement."""
    document = Document("test.txt", text, hashlib.sha256(text.encode()).hexdigest())
    found = mentions(parse(text, Settings().model), quotations(text, paragraphs(text)), [])
    everybody = Statement(Attribution(None, (), ()), (), "state", "indirect", tuple(range(len(found))))
    return resolve(Findings(document, found, statements=(everybody,)))


def actors(text: str, *kinds: str) -> list[str]:
    """The actors of those kinds, each with its mentions: "Ana Roe: Minister Ana Roe | Roe | she"."""
    findings = resolved(text)
    return [written(findings, actor) for actor in findings.actors if not kinds or actor.kind in kinds]


def written(findings: Findings, actor: Actor) -> str:
    """An actor's label with the words of its mentions."""
    words = [" ".join(findings.mentions[number].span.exact.split()) for number in actor.mentions]
    return f"{actor.label}: {' | '.join(words)}"


def tenures(text: str) -> list[str]:
    """The offices that a text reports: "Ana Roe: Chilean foreign minister (foreign minister of state/CL)"."""
    findings = resolved(text)
    labels = {actor.key: actor.label for actor in findings.actors}
    return [
        f"{labels[t.holder]}: {t.office} ({t.title}{' of ' + labels.get(t.of, t.of) if t.of else ''}"
        f"{', former' if t.former else ''})"
        for t in findings.tenures
    ]
