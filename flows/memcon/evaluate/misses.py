"""What a person who mends the reading wants to look at: a line for each thing missed, extra or wrong."""

from collections.abc import Iterable, Mapping

from msgspec import Struct


class Miss(Struct, frozen=True):
    """Something missed, found too much or found wrong."""

    document: str
    kind: str
    """Such as "missed statement"."""
    words: Mapping[str, tuple[str, ...]]
    """The text's words or the names, by what they are: "cue", "content", "speakers", "gold", "found"."""


def wrong(
    document: str, kind: str, gold: Iterable[str], found: Iterable[str], **words: Iterable[str]
) -> Miss:
    """A thing that was found, but not as the gold has it; `words` say which thing it is."""
    told = {name: tuple(each) for name, each in words.items()}
    return Miss(document, kind, {"gold": tuple(gold), "found": tuple(found), **told})
