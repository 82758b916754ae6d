"""XML that a stranger wrote: parsed without anything that could reach outside or blow up, and looked up by
the names of elements alone, because the namespaces of news formats differ from version to version.
"""

from collections.abc import Iterator
from typing import cast

from lxml import etree

from memcon.read.formats.paragraphs import local

# twelve thousand news items with their texts; takes four times that in memory
LARGEST = 32 * 1024 * 1024


class UnreadableError(Exception):
    """Why this is no XML that memcon reads, and what to do."""


def root(content: bytes) -> etree._Element:
    """The outermost element. No entity is expanded, no file or address is opened. Raises UnreadableError."""
    if len(content) > LARGEST:
        raise UnreadableError(
            f"This XML has more than {LARGEST:,} bytes, which is the limit; it was not read.",
            "Split it into several files.",
        )
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        found = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableError(f"This is no XML: {error}.", "Mend the file, or fetch it again.") from error
    declared = found.getroottree().docinfo.internalDTD
    if declared is not None and any(True for _ in declared.iterentities()):
        raise UnreadableError(
            "This XML declares entities of its own, which can hide files or endless text; it was not read.",
            "Save it with the words themselves in place of the entities.",
        )
    return found


def children(node: etree._Element | None, name: str) -> Iterator[etree._Element]:
    """The child elements of that name, in lower case."""
    return (child for child in (() if node is None else node) if local(child) == name)


def at(node: etree._Element | None, *path: str) -> etree._Element | None:
    """The first element on a path of names; None where there is none."""
    for name in path:
        node = next(children(node, name), None)
    return node


def words(node: etree._Element | None) -> str | None:
    """All words of an element, with single spaces; None where it has none."""
    return None if node is None else " ".join("".join(node.itertext(with_tail=False)).split()) or None


def attribute(node: etree._Element | None, *names: str) -> str | None:
    """The first of these attributes that an element has."""
    held = (None if node is None else cast("str | None", node.get(name)) for name in names)
    return next((value.strip() for value in held if value and value.strip()), None)


def language(node: etree._Element | None) -> str | None:
    """The language that an element states for what is in it (xml:lang)."""
    return attribute(node, "{http://www.w3.org/XML/1998/namespace}lang")
