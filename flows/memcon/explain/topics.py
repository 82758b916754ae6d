"""A place or a topic: the facts that name it, in which words."""

from collections.abc import Iterator

from memcon.explain.exports import Entry, Exports, entries, holding, source
from memcon.explain.passages import marked, passages
from memcon.explain.told import Explained, Telling
from memcon.map.iris import one_line, place_iri, topic_iri
from memcon.model import Span


def explain_topic(of: Exports, asked: str) -> Explained | None:
    """A place or topic by its IRI; None where the exports do not have it."""
    documents = holding(of, asked)
    found = [(one, [span for span in _named(one) if _is(span, asked)]) for one in entries(of, documents)]
    told = tuple(
        Telling(
            source(of, one.document),
            (),
            passages(one.document, marked(one.document, of.base, asked.partition("/")[0], spans)),
        )
        for one, spans in found
        if spans
    )
    if not told:
        return None
    title = next(one_line(spans[0].exact) for _, spans in found if spans)
    more = max(0, len(documents) - of.most)
    return Explained(f"{of.base}{asked}", asked.partition("/")[0], title, tellings=told, not_shown=more)


def _named(found: Entry) -> Iterator[Span]:
    for meeting in found.findings.meetings:
        yield from meeting.topics
        yield from [meeting.place] if meeting.place else []
    yield from (one.topic for one in found.findings.statements if one.topic)


def _is(span: Span, asked: str) -> bool:
    return asked in {str(place_iri("", span.exact)), str(topic_iri("", span.exact))}
