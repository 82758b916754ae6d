"""The short names of ontology/context.jsonld, and which of them a file uses."""

import json
from functools import lru_cache
from typing import Any

from msgspec import Struct
from rdflib import URIRef

from memcon import ontology


class Name(Struct, frozen=True):
    """A short name for a term: how JSON-LD reads its values ("@id", "@vocab", a datatype's IRI; None for
    what JSON says itself), and whether they are a list even where there is one.
    """

    key: str
    coercion: str | None = None
    listed: bool = False


@lru_cache(maxsize=1)
def names() -> dict[URIRef, Name]:
    """The short name of each term of the published context."""
    context = _published()
    found = {}
    for key, entry in context.items():
        about = {"@id": entry} if isinstance(entry, str) else entry
        if ":" in about["@id"] and not about["@id"].endswith(("#", "/")):
            kind = about.get("@type")
            coercion = kind if kind is None or kind.startswith("@") else _whole(kind, context)
            found[URIRef(_whole(about["@id"], context))] = Name(key, coercion, "@container" in about)
    return found


def used_context(keys: set[str], base: str) -> dict[str, Any]:
    """The context of one file: the base, then the published entries of these names and of the prefixes
    that they use, in their order.
    """
    context = _published()
    needed = keys | {"id", "type"}
    text = json.dumps([context[key] for key in keys])
    needed |= {key for key, entry in context.items() if f'"{key}:' in text}
    return {"@base": base, **{key: entry for key, entry in context.items() if key in needed}}


@lru_cache(maxsize=1)
def _published() -> dict[str, Any]:
    text = (ontology.folder() / "context.jsonld").read_text(encoding="utf-8")
    context: dict[str, Any] = json.loads(text)["@context"]
    return context


def _whole(short: str, context: dict[str, Any]) -> str:
    prefix, _, local = short.partition(":")
    return f"{context[prefix]}{local}"
