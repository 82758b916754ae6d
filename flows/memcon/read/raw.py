"""What a format reads: the bytes of a file or of a part of one, with what is known of them already."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import BinaryIO, cast

from memcon.read.metadata import About

# what is true of every part where it is true of the whole; a title, a date or an address is not
SHARED = ("publisher", "licence", "language")


@dataclass(frozen=True)
class Raw:
    """A file, or a part of a container (a line, a record of an archive), before it is read."""

    identifier: str
    """What its document is called; its parts are called so too, with something behind it."""
    name: str
    """The file's name with all its endings, which say what the format is."""
    open: Callable[[], BinaryIO]
    """Gives its bytes from their start, to be closed after use; may raise OSError."""
    stated: About = field(default_factory=About)
    """What its metadata file states: goes before what the document itself states."""
    about: About = field(default_factory=About)
    """What its container states of it: goes after what the document itself states."""
    fields: Mapping[str, str] = field(default_factory=dict)
    """Of a container of records: the name of the record's field by that of the document's."""


def part(whole: Raw, identifier: str, name: str, content: Callable[[], BinaryIO], about: About) -> Raw:
    """A part of the container `whole`, of which the container states `about`; what was stated of the whole
    and is true of every part (publisher, licence, language) is taken where nothing else states it.
    """
    known = whole.about | whole.stated
    shared = cast("About", {key: value for key, value in known.items() if key in SHARED})
    return Raw(identifier, name, content, about=shared | about)
