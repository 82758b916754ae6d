"""What comes after reading, on resolved findings in memory: the commands that are joined into a pipe."""

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct
from rdflib import Graph

from memcon.attempts import apart, check_batch, map_one
from memcon.map.actors import actor_keys
from memcon.map.meetings import meeting_iris
from memcon.map.statements import statement_iris
from memcon.model import Findings, Issue
from memcon.pool import batches
from memcon.resolve.across.duplicates import signature
from memcon.resolve.across.joining import join
from memcon.resolve.across.links import links
from memcon.resolve.across.merges import Corpus
from memcon.resolve.across.profiles import profile
from memcon.settings import Settings


class Assembled(Struct, frozen=True):
    """The checked graphs of documents in the names that all of them use, and all that is to be said of it."""

    graphs: tuple[Graph, ...]
    read: tuple[Findings, ...]
    """The findings that each graph was made of."""
    issues: tuple[Issue, ...]
    corpus: Corpus


def assembled(found: Iterable[Findings], settings: Settings) -> Assembled:
    """Join resolved documents, map them and check their graphs."""
    documents = tuple(found)
    profiles = tuple(profile(one, signature(one.document.text)) for one in documents)
    corpus = Corpus(profiles, join(profiles))
    linked = links(corpus, *_facts(documents))
    graphs: list[Graph] = []
    read: list[Findings] = []
    issues: list[Issue] = [*corpus.joined.issues]
    for batch in batches(zip(documents, linked, strict=True), settings.batch):
        mapped, failed = apart(map_one(findings, settings, each) for findings, each in batch)
        checked = check_batch(mapped)
        for (findings, _), one in zip(mapped, checked, strict=True):
            if one.graph is not None:
                graphs.append(one.graph)
                read.append(findings)
        issues += failed
        issues += [issue for _, one in mapped for issue in one.issues]
        issues += [issue for one in checked for issue in one.issues]
    return Assembled(tuple(graphs), tuple(read), tuple(issues), corpus)


def _facts(documents: Sequence[Findings]) -> Iterator[dict[tuple[str, int], str]]:
    """The IRIs, without the base, of the meetings and of the statements that have one."""
    for iris in (meeting_iris, statement_iris):
        yield {
            (one.document.sha256, number): str(iri)
            for one in documents
            for number, iri in iris("", one, actor_keys(one)).items()
        }
