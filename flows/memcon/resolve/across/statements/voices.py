"""Who speaks, as far as a document tells: a name, an office, a government, or nobody that it names."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Literal

from msgspec import Struct
from spacy.lang.en.stop_words import STOP_WORDS

from memcon.resolve.across.profiles import LocalActor, LocalStatement, Profile, is_known

Sameness = Literal[
    "the same speaker",
    "the same office",
    "a government and who speaks for it",
    "no \
speaker told",
]
Held = tuple[str, str | None]
"""The title of an office, and the key of its state or organisation."""


class Voice(Struct, frozen=True):
    """The speakers of a statement."""

    keys: frozenset[str]
    """In all documents."""
    held: frozenset[Held] = frozenset()
    """The offices of the speakers."""
    nameless: bool = False
    """None of them has a name: "the foreign minister", "two officials"."""
    labels: frozenset[str] = frozenset()
    """In lower case, where they are nameless."""


class Voices:
    """The speakers of all documents. An office that any document reports of somebody is theirs in all."""

    def __init__(self, profiles: Iterable[Profile], keys: Mapping[str, str]) -> None:
        """`keys` are the keys in all documents by those within one; what is not in it keeps its own."""
        self._keys = keys
        self._actors: dict[str, LocalActor] = {}
        self._held: defaultdict[str, set[Held]] = defaultdict(set)
        for profile in profiles:
            for actor in profile.actors:
                self._actors[actor.key] = actor
                held = {(each.title, each.of) for each in actor.offices if not each.former}
                self._held[keys.get(actor.key, actor.key)] |= held

    def of(self, statement: LocalStatement) -> Voice:
        """The speakers of a statement. A pronoun that stayed one ("he") tells of nobody."""
        speakers = [key for key in statement.speakers if not self._is_pronoun(key)]
        keys = frozenset(self._keys.get(key, key) for key in speakers)
        actors = [self._actors[key] for key in speakers if key in self._actors]
        without_name = [actor.kind == "group" or not actor.named for actor in actors]
        nameless = bool(actors) and len(actors) == len(speakers) and all(without_name)
        return Voice(
            keys,
            frozenset(held for key in keys for held in self._held.get(key, ())),
            nameless,
            frozenset(actor.label.casefold() for actor in actors) if nameless else frozenset(),
        )

    def _is_pronoun(self, key: str) -> bool:
        return key in self._actors and set(self._actors[key].label.casefold().split()) <= STOP_WORDS


def sameness(one: Voice, other: Voice) -> Sameness | None:
    """Why two statements can have one speaker; None where they have different ones."""
    if one.keys & other.keys:
        return "the same speaker"
    if not one.keys or not other.keys:
        return "no speaker told"
    if _speaks_for(one, other) or _speaks_for(other, one):
        return "a government and who speaks for it"
    called = (one.nameless and _is_called(one, other)) or (other.nameless and _is_called(other, one))
    return "the same office" if called else None


def _speaks_for(one: Voice, other: Voice) -> bool:
    """Whether the one holds an office of a state or organisation that is the other."""
    return any(of in other.keys for _, of in one.held if of is not None and is_known(of))


def _is_called(nameless: Voice, other: Voice) -> bool:
    """Whether the words for somebody without a name are the other's too, or name an office that it holds."""
    if nameless.held and other.held:
        return bool(nameless.held & other.held)
    if nameless.labels & other.labels:
        return True
    titles = {title for title, _ in other.held}
    return any(title == label or title.endswith(f" {label}") for label in nameless.labels for title in titles)
