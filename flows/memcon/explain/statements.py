"""A statement: who said what in which words, how the speaker was found, and who else reports it."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from memcon.explain.exports import Entry, Exports, about, called, entry, joined, named, quads, source, why
from memcon.explain.meetings import days, iri_of
from memcon.explain.passages import marked, passages
from memcon.explain.steps import cluster, ends, fact_of, facts_in, steps, touching
from memcon.explain.told import Explained, Mark, Telling, facts
from memcon.map.statements import GAP
from memcon.model import Statement


class _Told(NamedTuple):
    """A statement as one document tells it."""

    found: Entry
    number: int
    statement: Statement


def explain_statement(of: Exports, asked: str) -> Explained | None:
    """A statement by its IRI, with the same utterance in other documents; None where it is unknown."""
    fact = fact_of(of, asked)
    if fact is None or f"<{of.base}{asked}>" not in quads(of, fact[0]):
        return None
    own = _at(of, fact)
    if own is None:
        return None
    whole = cluster(of, "statement", fact)
    order = {one.sha256: n for n, one in enumerate(about(of, {sha256 for sha256, _ in whole.facts}))}
    others = sorted(
        (one for one in whole.facts - {fact} if one[0] in order), key=lambda one: (order[one[0]], one)
    )
    told = [own, *(one for one in (_at(of, other) for other in others[: of.most]) if one)]
    joins = touching(whole, (one.found.document.sha256 for one in told))
    return Explained(
        iri=f"{of.base}{asked}",
        kind="statement" if not own.statement.quotes else "quotation",
        title=_title(of, own),
        facts=facts(
            told_again=f"in {len(others)} other {'document' if len(others) == 1 else 'documents'}"
            if others
            else None
        ),
        tellings=tuple(_telling(of, one) for one in told),
        not_shown=max(0, len(others) - of.most),
        steps=steps(of, joins, ends(of, whole)),
        steps_not_shown=len(whole.rows) - len(joins),
        notes=tuple(_copies(of, told)),
    )


def _at(of: Exports, fact: tuple[str, int]) -> _Told | None:
    found = entry(of, fact[0])
    if found is None or fact[1] >= len(found.findings.statements):
        return None
    return _Told(found, fact[1], found.findings.statements[fact[1]])


def _title(of: Exports, told: _Told) -> str:
    keys = dict.fromkeys(told.found.keys.get(number) for number in told.statement.speakers)
    speakers = " and ".join(named(of, key, told.found.findings).partition(" (")[0] for key in keys if key)
    return f"{speakers or 'nobody named'}: {_act(told.statement)}"


def _act(statement: Statement) -> str:
    modality = "" if statement.modality == "asserted" else f"{statement.modality}: "
    return f"{modality}{'not ' if statement.negated else ''}{statement.act}"


def _telling(of: Exports, told: _Told) -> Telling:
    found, _, statement = told
    words = statement.attribution
    return Telling(
        source=source(of, found.document),
        facts=facts(
            IRI=facts_in(of, found.document.sha256).statements.get(told.number),
            speaker=[called(of, found, number) for number in statement.speakers] or "the text names nobody",
            known_by=list(_reasons(of, told)),
            act=f"{_act(statement)} (“{words.cue.exact}”)" if words.cue else _act(statement),
            to=[called(of, found, number) for number in statement.addressees],
            stance=statement.stance,
            about=_target(of, told),
            wording=statement.wording,
            content=GAP.join(" ".join(piece.exact.split()) for piece in sorted(words.content)),
            date=days(statement.date),
            at=_meeting(of, told),
        ),
        passages=passages(found.document, _marks(of, told)),
    )


def _reasons(of: Exports, told: _Told) -> Iterator[str]:
    """How each speaker was found: within the document, and across documents."""
    for number in told.statement.speakers:
        key = told.found.keys.get(number)
        public = joined(of, key) if key else None
        there = f"; joined across documents: memcon explain {public[0]}" if public else ""
        yield f"{why(told.found, number)}{there}"


def _target(of: Exports, told: _Told) -> str | None:
    statement = told.statement
    if statement.target is not None:
        return called(of, told.found, statement.target)
    return statement.topic.exact if statement.topic else None


def _meeting(of: Exports, told: _Told) -> str | None:
    if told.statement.meeting is None:
        return None
    meeting = told.found.findings.meetings[told.statement.meeting]
    whole = cluster(of, "meeting", (told.found.document.sha256, told.statement.meeting))
    return f"{iri_of(of, whole) or 'one that was left out'} ({meeting.form}, “{min(meeting.evidence).exact}”)"


def _marks(of: Exports, told: _Told) -> Iterator[Mark]:
    found, _, statement = told
    words = statement.attribution
    for role, spans in (
        ("source", words.source),
        ("cue", [words.cue] if words.cue else []),
        ("content", words.content),
        ("date", [statement.date.span] if statement.date else []),
        ("about", [statement.topic] if statement.topic else []),
    ):
        yield from marked(found.document, of.base, role, spans)


def _copies(of: Exports, told: Sequence[_Told]) -> Iterator[str]:
    """Which of the documents count for one, because they are copies."""
    for found, _, _ in told:
        original = source(of, found.document).copy_of
        if original:
            yield f"{found.document.identifier} is a near copy of {original}: the two are one source."
