"""Who speaks, as far as a document tells: a name, an office, a government, or nobody that it names."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Literal

from msgspec import Struct
from spacy.lang.en.stop_words import STOP_WORDS

from memcon.resolve.across.namings import HEADS, family_names_alike, full_names_alike, office, titles_alike
from memcon.resolve.across.profiles import LocalActor, LocalStatement, Profile, is_known
from memcon.resolve.titles import office_class

Sameness = Literal[
    "the same speaker",
    "a speaker of the same name",
    "the same office",
    "a government and who speaks for it",
    "no speaker told",
    "contradicting speakers",
]
NAMED: frozenset[Sameness] = frozenset({"the same speaker", "a speaker of the same name"})
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
    names: frozenset[str] = frozenset()
    """Of the speakers who have one."""
    company: frozenset[str] = frozenset()
    """Keys of the states and organisations beside the speakers whose office is told without its state."""


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
                held = {(office(each.title), each.of) for each in actor.offices if not each.former}
                self._held[keys.get(actor.key, actor.key)] |= held

    def of(self, statement: LocalStatement) -> Voice:
        """The speakers of a statement. A pronoun that stayed one ("he") tells of nobody."""
        speakers = [key for key in statement.speakers if not self._is_pronoun(key)]
        keys = frozenset(self._keys.get(key, key) for key in speakers)
        actors = [self._actors[key] for key in speakers if key in self._actors]
        bare = [actor for actor in actors if any(each.of is None for each in actor.offices)]
        without_name = [actor.kind == "group" or not actor.named for actor in actors]
        nameless = bool(actors) and len(actors) == len(speakers) and all(without_name)
        named = [actor.label for actor, without in zip(actors, without_name, strict=True) if not without]
        return Voice(
            keys,
            frozenset(held for key in keys for held in self._held.get(key, ())),
            nameless,
            frozenset(actor.label.casefold() for actor in actors) if nameless else frozenset(),
            frozenset(named),
            frozenset(key for actor in bare for key in actor.company),
        )

    def _is_pronoun(self, key: str) -> bool:
        return key in self._actors and set(self._actors[key].label.casefold().split()) <= STOP_WORDS


def sameness(one: Voice, other: Voice) -> Sameness:
    """How the speakers of two statements agree, from the same one down to two that contradict."""
    if one.keys & other.keys:
        return "the same speaker"
    if not one.keys or not other.keys:
        return "no speaker told"
    if _have_one_name(one, other):
        return "a speaker of the same name"
    if _speaks_for(one, other) or _speaks_for(other, one):
        return "a government and who speaks for it"
    if (one.nameless and _is_called(one, other)) or (other.nameless and _is_called(other, one)):
        return "the same office"
    return "no speaker told" if _is_nobody(one) or _is_nobody(other) else "contradicting speakers"


def _have_one_name(one: Voice, other: Voice) -> bool:
    """Whether two persons whom no rule has made one have names that one person can have, and no offices of
    two states.
    """
    states = [{of for _, of in voice.held if of is not None} for voice in (one, other)]
    if all(states) and not states[0] & states[1]:
        return False
    return any(
        full_names_alike(name, theirs) or family_names_alike(name, theirs)
        for name in one.names
        for theirs in other.names
    )


def _is_nobody(voice: Voice) -> bool:
    """Whether the words for the speaker fit many: "the hostess", "two officials"; an office fits one."""
    told = any(office_class(label) in {*HEADS, "minister"} for label in voice.labels)
    return voice.nameless and not voice.held and not told


def _speaks_for(one: Voice, other: Voice) -> bool:
    """Whether the one holds an office of a state or organisation that is the other, or one that is told
    without it and beside it ("Hungary ..., said government spokesman Zsolt Farkas").
    """
    bodies = {of for _, of in one.held if of is not None and is_known(of)}
    return bool((bodies or one.company) & other.keys)


def _is_called(nameless: Voice, other: Voice) -> bool:
    """Whether the words for somebody without a name are the other's too, or name an office that it holds."""
    if nameless.held and other.held:
        return bool(nameless.held & other.held)
    if nameless.labels & other.labels:
        return True
    titles = {title for title, _ in other.held}
    return any(titles_alike(label, title) for label in nameless.labels for title in titles)
