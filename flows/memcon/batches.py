"""What the processes of a run do with a batch of documents: plain functions of plain data, which need neither
the ledger nor the output folder, so that any runner can call them anywhere.
"""

import hashlib
from collections.abc import Mapping, Sequence

from msgspec import Struct, json, msgpack
from msgspec.structs import replace

from memcon.attempts import Found, check_batch, map_one, resolve_one, understand_one
from memcon.check import Checked
from memcon.export.counts import Counts, counts
from memcon.export.nodes import read_nodes
from memcon.export.pages.leaves import leaves
from memcon.export.pieces import piece
from memcon.map.actors import actor_keys
from memcon.map.meetings import meeting_iris
from memcon.map.statements import statement_iris
from memcon.model import Document, Findings, Issue
from memcon.packing import packed, unpacked
from memcon.resolve.across.duplicates import signature
from memcon.resolve.across.links import Links
from memcon.resolve.across.profiles import profile
from memcon.settings import Settings


class Unread(Struct, frozen=True):
    """A document to understand, and what its findings depend on."""

    key: str
    document: Document


class Facts(Struct, frozen=True):
    """The IRIs, without the base, of a document's facts that have one, by their number in its findings."""

    meetings: Mapping[int, str]
    statements: Mapping[int, str]


class Understood(Struct, frozen=True):
    """What understanding a document came to, ready to be kept; only issues where it could not be read."""

    key: str
    issues: tuple[Issue, ...] = ()
    digest: str = ""
    """Of the resolved findings."""
    findings: bytes | None = None
    """Not resolved, without the text: as compressed JSON."""
    profile: bytes | None = None
    """As compressed JSON."""
    facts: bytes | None = None
    """As JSON."""


class Unbuilt(Struct, frozen=True):
    """A document to map, check and serialise: its findings as they were kept, what of it others have too,
    and what will tell whether it has to be done again.
    """

    document: Document
    findings: bytes
    links: Links
    signature: str


class Told(Struct, frozen=True):
    """What a document's piece of the exports holds, in figures."""

    sourceless: int = 0
    """Statements whose words name no source."""
    quarantined: int = 0
    """Facts that failed the check."""
    counts: Counts | None = None
    """None where the document was left out."""


class Built(Struct, frozen=True):
    """What a document gives to the exports: no piece where it was left out as a whole."""

    sha256: str
    signature: str
    told: Told
    issues: tuple[Issue, ...]
    quads: bytes | None = None
    turtle: bytes | None = None
    members: bytes | None = None
    """Its piece of each export (see export/pieces.py), compressed: so little goes from process to process."""
    names: tuple[str, ...] = ()
    """The short names that the JSON-LD uses."""
    card: bytes | None = None
    """What pages about several documents need of it, as compressed JSON; None where no pages are made."""
    pages: bytes | None = None
    """Its own pages by their paths, as compressed MessagePack."""


def understand_batch(batch: Sequence[Unread], settings: Settings) -> list[Understood]:
    """Understand and resolve documents."""
    return [_understood(one, settings) for one in batch]


def build_batch(batch: Sequence[Unbuilt], settings: Settings) -> list[Built]:
    """Resolve findings, link them with those of other documents, map them, check the graphs and serialise
    what is left.
    """
    mapped = [_mapped(one, settings) for one in batch]
    found = [one for one in mapped if not isinstance(one, Issue)]
    checked = iter(check_batch(found))
    return [
        _left_out(one, outcome)
        if isinstance(outcome, Issue)
        else _built(one, outcome, next(checked), settings)
        for one, outcome in zip(batch, mapped, strict=True)
    ]


def _understood(one: Unread, settings: Settings) -> Understood:
    found = understand_one(one.document, settings)
    resolved = found if isinstance(found, Issue) else resolve_one(found)
    if isinstance(found, Issue) or isinstance(resolved, Issue):
        return Understood(one.key, tuple({issue for issue in (found, resolved) if isinstance(issue, Issue)}))
    keys = actor_keys(resolved)
    facts = Facts(
        {number: str(iri) for number, iri in meeting_iris("", resolved, keys).items()},
        {number: str(iri) for number, iri in statement_iris("", resolved, keys).items()},
    )
    return Understood(
        key=one.key,
        digest=hashlib.sha256(json.encode(resolved)).hexdigest()[:32],
        findings=packed(json.encode(replace(found, document=replace(found.document, text="")))),
        profile=packed(json.encode(profile(resolved, signature(one.document.text)))),
        facts=json.encode(facts),
    )


def _mapped(one: Unbuilt, settings: Settings) -> Found | Issue:
    """The resolved findings of a document, and its graph with the names that all documents use."""
    kept = json.decode(unpacked(one.findings), type=Findings)
    resolved = resolve_one(replace(kept, document=one.document))
    return resolved if isinstance(resolved, Issue) else map_one(resolved, settings, one.links)


def _built(one: Unbuilt, found: Found, checked: Checked, settings: Settings) -> Built:
    findings, mapped = found
    issues = (*mapped.issues, *checked.issues)
    if checked.graph is None:
        return Built(one.document.sha256, one.signature, Told(quarantined=checked.quarantined), issues)
    told = Told(
        sourceless=sum(not statement.attribution.source for statement in findings.statements),
        quarantined=checked.quarantined,
        counts=counts(checked.graph),
    )
    nodes = read_nodes([checked.graph])
    made = piece(checked.graph, nodes, settings.base)
    quads, turtle, members = (packed(text.encode()) for text in (made.quads, made.turtle, made.members))
    built = Built(one.document.sha256, one.signature, told, issues, quads, turtle, members, made.names)
    if not settings.pages:
        return built
    grown = leaves(nodes, findings, made, settings.base)
    return replace(
        built, card=packed(json.encode(grown.card)), pages=packed(msgpack.encode(dict(grown.pages)))
    )


def _left_out(one: Unbuilt, issue: Issue) -> Built:
    return Built(one.document.sha256, one.signature, Told(), (issue,))
