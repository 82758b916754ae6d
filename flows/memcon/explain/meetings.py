"""A meeting: every document that tells of it, with what each says, and whether they contradict."""

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from memcon.explain.contradictions import contradictions
from memcon.explain.exports import Entry, Exports, about, called, entries, label, quads, source
from memcon.explain.passages import marked, passages
from memcon.explain.steps import Cluster, cluster, ends, fact_of, facts_in, steps, touching
from memcon.explain.told import Explained, Mark, Telling, facts
from memcon.model import DateReference, Meeting


class _Told(NamedTuple):
    """A meeting as one document tells it."""

    found: Entry
    number: int
    meeting: Meeting


def explain_meeting(of: Exports, asked: str) -> Explained | None:
    """A meeting by its IRI, or by the one that a document alone would give it; None where it is unknown."""
    fact = fact_of(of, asked)
    if fact is None:
        return None
    whole = cluster(of, "meeting", fact)
    documents = about(of, {sha256 for sha256, _ in whole.facts})
    iri = iri_of(of, whole)
    if iri is None or f"<{of.base}{iri}>" not in quads(of, fact[0]):
        return None
    told = list(_told(entries(of, documents), whole))
    if not told:
        return None
    joins = touching(whole, (one.found.document.sha256 for one in told))
    return Explained(
        iri=f"{of.base}{iri}",
        kind=told[0].meeting.form,
        title=" and ".join(_parties(of, told[0])),
        facts=facts(asked_for=f"{asked}, its IRI in one document alone" if asked != iri else None),
        tellings=tuple(_telling(of, one) for one in told),
        not_shown=max(0, len(documents) - of.most),
        steps=steps(of, joins, ends(of, whole)),
        steps_not_shown=len(whole.rows) - len(joins),
        notes=tuple(contradictions(of, whole)),
    )


def iri_of(of: Exports, whole: Cluster) -> str | None:
    """The IRI (without the base) of a meeting: that of the earliest telling that has one."""
    place = {one.sha256: n for n, one in enumerate(about(of, {sha256 for sha256, _ in whole.facts}))}
    ordered = sorted((place[sha256], number, sha256) for sha256, number in whole.facts if sha256 in place)
    iris = (facts_in(of, sha256).meetings.get(number) for _, number, sha256 in ordered)
    return next((iri for iri in iris if iri), None)


def _told(found: Sequence[Entry], whole: Cluster) -> Iterator[_Told]:
    for one in found:
        for number, meeting in enumerate(one.findings.meetings):
            if (one.document.sha256, number) in whole.facts:
                yield _Told(one, number, meeting)


def _telling(of: Exports, told: _Told) -> Telling:
    found, _, meeting = told
    return Telling(
        source=source(of, found.document),
        facts=facts(
            status=meeting.status,
            form=meeting.form,
            date=days(meeting.date, meeting.day),
            place=_place(meeting),
            participants=[called(of, found, number) for number in meeting.participants],
            host=called(of, found, meeting.host) if meeting.host is not None else None,
            about=[topic.exact for topic in meeting.topics],
        ),
        passages=passages(found.document, _marks(of, told)),
    )


def _marks(of: Exports, told: _Told) -> Iterator[Mark]:
    found, _, meeting = told
    mentions = found.findings.mentions
    for role, spans in (
        ("told by", meeting.evidence),
        ("participant", [mentions[number].span for number in meeting.participants]),
        ("date", [meeting.date.span] if meeting.date else []),
        ("place", [meeting.place] if meeting.place else []),
        ("about", meeting.topics),
    ):
        yield from marked(found.document, of.base, role, spans)


def days(date: DateReference | None, day: dt.date | None = None) -> str | None:
    """When something was, with the words that say so: "2031-05-05 (“Monday”, relative)"."""
    if day is not None:
        return f"{day}, the day of the document: no words name one"
    if date is None:
        return None
    if date.earliest is None or date.latest is None:
        return f"“{date.span.exact}”"
    bounds = dict.fromkeys([date.earliest.isoformat(), date.latest.isoformat()])
    return f"{' to '.join(bounds)} (“{date.span.exact}”, {date.basis})"


def _place(meeting: Meeting) -> str | None:
    return meeting.place.exact if meeting.place else None


def _parties(of: Exports, told: _Told) -> list[str]:
    keys = dict.fromkeys(told.found.keys.get(number) for number in told.meeting.participants)
    names = (label(of, key, told.found.findings) or key for key in keys if key)
    return list(dict.fromkeys(names))
