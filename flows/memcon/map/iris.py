"""How every IRI of the data is made. An IRI is a promise: to change a recipe here is a breaking change.

No recipe knows an order of documents or runs: a text gives the same IRIs read alone or among millions.

    document   base + document/ + the first 16 digits of the text's SHA-256
    evidence   IRI of its document + #char=START,END (RFC 5147)
    actor      base + the actor's key, which resolving has made
    tenure     base + tenure/ + hash of document, holder, title of the office, what it is an office of, former
    meeting    base + meeting/ + hash of document, the place of its first evidence and the keys of its parties
    statement  base + statement/ + hash of document and the places of its cue, source and content
    place      base + place/ + hash of its name, white space made single; a topic likewise
    run        base + run/ + hash of version, model and the documents read

A hash is the first 16 digits of a SHA-256 sum: among a billion facts the odds of one clash are about 1 in 37.
"""

import hashlib
import unicodedata
from collections.abc import Iterable

from rdflib import URIRef

from memcon.model import Document, Span, Statement, Tenure


def document_iri(base: str, document: Document) -> URIRef:
    """The document's IRI, which names its named graph too."""
    return text_iri(base, document.sha256)


def text_iri(base: str, sha256: str) -> URIRef:
    """The IRI of the document whose text has that SHA-256 sum."""
    return URIRef(f"{base}document/{sha256[:16]}")


def evidence_iri(document: URIRef, span: Span) -> URIRef:
    """The IRI of a piece of a document's text."""
    return URIRef(f"{document}#char={span.start},{span.end}")


def actor_iri(base: str, key: str) -> URIRef:
    """The IRI of an actor, by its key ("state/FR")."""
    return URIRef(base + key)


def tenure_iri(base: str, document: Document, tenure: Tenure) -> URIRef:
    """The IRI of an office held, as this document reports it, in whichever words."""
    held = "former" if tenure.former else ""
    return _hashed(base, "tenure", document.sha256, tenure.holder, tenure.title, tenure.of or "", held)


def meeting_iri(base: str, document: Document, evidence: Iterable[Span], parties: Iterable[str]) -> URIRef:
    """The IRI of a meeting, by the first of its words and the keys of its parties: that the text comes
    back to the meeting further down does not make it another one.
    """
    return _hashed(base, "meeting", document.sha256, *_places(evidence)[:1], *sorted(set(parties)))


def statement_iri(base: str, document: Document, statement: Statement) -> URIRef:
    """The IRI of a statement, by the place of its words."""
    words = statement.attribution
    roles = ((words.cue,) if words.cue else (), words.source, words.content)
    return _hashed(base, "statement", document.sha256, *(" ".join(_places(role)) for role in roles))


def place_iri(base: str, name: str) -> URIRef:
    """The IRI of a place, by its name."""
    return _hashed(base, "place", one_line(name))


def topic_iri(base: str, name: str) -> URIRef:
    """The IRI of a topic, by its words."""
    return _hashed(base, "topic", one_line(name))


def run_iri(base: str, version: str, model: str, texts: Iterable[str]) -> URIRef:
    """The IRI of a run, the same for the same software on the same texts."""
    return _hashed(base, "run", version, model, *sorted(texts))


def one_line(name: str) -> str:
    """A name with every run of white space made one space, as it stands in labels."""
    return " ".join(unicodedata.normalize("NFC", name).split())


def _hashed(base: str, kind: str, *parts: str) -> URIRef:
    """The parts are joined by a character that none of them holds, so that ("ab", "c") is not ("a", "bc")."""
    digits = hashlib.sha256("\x1f".join(parts).encode()).hexdigest()
    return URIRef(f"{base}{kind}/{digits[:16]}")


def _places(spans: Iterable[Span]) -> list[str]:
    return [f"{span.start},{span.end}" for span in sorted(spans)]
