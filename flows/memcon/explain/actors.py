"""An actor: the documents that mention it, under which words, and why all these are one."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from memcon.explain.decisions import decisions
from memcon.explain.exports import Entry, Exports, entries, holding, joined, label, named, source, why
from memcon.explain.passages import marked, passages
from memcon.explain.profiles import outline
from memcon.explain.steps import COLUMNS, Row, steps
from memcon.explain.told import End, Explained, Telling, facts
from memcon.model import Actor, Document, Tenure

# mentions shown of a document: the first one in each of so many wordings
WORDINGS = 3


def explain_actor(of: Exports, asked: str) -> Explained | None:
    """An actor by its key in all documents or in one; None where the exports do not have it."""
    public = joined(of, asked)
    key = public[0] if public else asked
    documents = holding(of, key)
    if not documents:
        return None
    found = [(one, _own(of, one, key)) for one in entries(of, documents)]
    actors = [actor for _, own in found for actor in own]
    names = list(dict.fromkeys(name for actor in actors for name in (actor.label, *actor.aliases)))
    ends = dict(_ends(of, documents, key))
    rows = _rows(of, ends)
    shown = [row for row in rows if row[1] in {actor.key for actor in actors}]
    return Explained(
        iri=f"{of.base}{key}",
        kind=actors[0].kind if actors else key.partition("/")[0],
        title=label(of, key, found[0][0].findings if found else None) or key,
        facts=facts(
            names=names,
            Wikidata=[actor.wikidata for actor in actors],
            key=_why_key(key, ends),
            asked_for=f"{asked}, its key in {ends[asked].document} alone"
            if asked in ends.keys() - {key}
            else None,
        ),
        tellings=tuple(_telling(of, one, own, key) for one, own in found if own),
        not_shown=max(0, len(documents) - of.most),
        steps=steps(of, shown, ends),
        steps_not_shown=len(rows) - len(shown),
        notes=tuple(decisions(of, {key, *ends}, names)),
    )


def _own(of: Exports, found: Entry, key: str) -> list[Actor]:
    """The actors of a document that have this key in all documents."""
    return [
        actor
        for actor in found.findings.actors
        if actor.key == key or (joined(of, actor.key) or ("",))[0] == key
    ]


def _ends(of: Exports, documents: Iterable[Document], key: str) -> Iterator[tuple[str, End]]:
    """What each document calls the actor, by its key there; of the gazetteer's own, nothing."""
    locals_ = {row[0] for row in of.ledger.execute("SELECT local FROM names WHERE key = ?", (key,))} | {key}
    for one in documents:
        for actor in outline(of, one.sha256).actors:
            if actor.key in locals_:
                yield actor.key, End(actor.key, actor.label, one.identifier)


def _rows(of: Exports, ends: Iterable[str]) -> set[Row]:
    query = f"{COLUMNS} WHERE kind = 'actor' AND ? IN (one, other)"
    return {tuple(row) for name in ends for row in of.ledger.execute(query, (name,))}


def _why_key(key: str, ends: Mapping[str, End]) -> str:
    if key in ends:
        return f"{key}, made from {ends[key].document}, the earliest document that tells of it"
    return f"{key}, the gazetteer's own"


def _telling(of: Exports, found: Entry, own: Sequence[Actor], key: str) -> Telling:
    offices = [one for one in found.findings.tenures if one.holder in {actor.key for actor in own}]
    first = _first(found, own)
    spans = [found.findings.mentions[number].span for number in first]
    return Telling(
        source=source(of, found.document),
        facts=facts(
            called=[name for actor in own for name in (actor.label, *actor.aliases)],
            mentions=str(sum(len(actor.mentions) for actor in own)),
            known_by=[why(found, number) for number in first],
            office=[office(of, found, tenure) for tenure in offices],
            key_here=[actor.key for actor in own if actor.key != key],
        ),
        passages=passages(
            found.document,
            [
                *marked(found.document, of.base, "mention", spans),
                *marked(found.document, of.base, "office", [tenure.evidence for tenure in offices]),
            ],
        ),
    )


def _first(found: Entry, own: Sequence[Actor]) -> list[int]:
    """The first mention in each wording."""
    first: dict[str, int] = {}
    for number in sorted(number for actor in own for number in actor.mentions):
        first.setdefault(found.findings.mentions[number].span.exact.casefold(), number)
    return list(first.values())[:WORDINGS]


def office(of: Exports, found: Entry, tenure: Tenure) -> str:
    """An office in a few words: "former foreign minister of Malta (state/MT)"."""
    body = f" of {named(of, tenure.of, found.findings)}" if tenure.of else ""
    return f"{'former ' if tenure.former else ''}{tenure.title}{body}"
