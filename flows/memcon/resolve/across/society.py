"""Which names and states tell one story from another in a corpus: those that few of its documents name.

Two documents that both name Ocampo and Quiroga tell of one affair; two that both name the United States
tell of nothing in common. As in inverse document frequency (Spärck Jones 1972), what few documents have
says more.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType

from msgspec import Struct

from memcon.gazetteer import gazetteer
from memcon.ontology import rows
from memcon.resolve.across.names import parsed
from memcon.resolve.across.names.spelling import folded, plain
from memcon.resolve.across.profiles import LocalActor, Profile

# a person in the news of a year is in hundreds of documents of a large corpus; a story has a dozen tellings
FEW_DOCUMENTS = 40
# forms of one person's full name are seldom more; the bearers of a common family name are
FEW_BEARERS = 4
# what a tenth of all documents name (the United States, Russia, the UN) tells no two of them from the rest
FEW_PLACES, SHARE = 10, 0.1


class Society(Struct, frozen=True):
    """What is seldom enough in a corpus to speak for two documents' telling of one affair."""

    single: frozenset[str] = frozenset()
    """Folded words that stand for somebody on their own, in any document."""
    names: Mapping[str, str] = MappingProxyType({})
    """Of persons and bodies that few documents name: the folded word for them, and as texts write it."""
    places: frozenset[str] = frozenset()
    """Keys of the states and organisations that few documents name."""


def society(profiles: Sequence[Profile]) -> Society:
    """The names and places of these documents that are seldom."""
    single = frozenset(word for one in profiles for actor in one.actors for word in alone(actor))
    documents: Counter[str] = Counter()
    written: defaultdict[str, Counter[str]] = defaultdict(Counter)
    bearers: defaultdict[str, set[str]] = defaultdict(set)
    places: Counter[str] = Counter()
    for profile in profiles:
        told = [(called(actor, single), actor.label) for actor in _named(profile.actors)]
        documents.update({word for word, _ in told})
        places.update(key for key in profile.known if not is_media(key))
        for word, label in told:
            written[word][_as_written(word, label)] += 1
            bearers[word].add(parsed(label).written)
    few = max(FEW_PLACES, SHARE * len(profiles))
    names = {
        word: max(written[word], key=lambda form: (written[word][form], form))
        for word, count in documents.items()
        if count <= FEW_DOCUMENTS and len(bearers[word]) <= FEW_BEARERS and not is_common(word)
    }
    return Society(
        single, MappingProxyType(names), frozenset(key for key, count in places.items() if count <= few)
    )


def seldom(profile: Profile, corpus: Society) -> frozenset[str]:
    """The names in a document that few documents have, as texts write them."""
    words = {called(actor, corpus.single) for actor in _named(profile.actors)}
    return frozenset(corpus.names[word] for word in words if word in corpus.names)


def is_own(name: str, actor: LocalActor) -> bool:
    """Whether a seldom name may be the actor's own."""
    word = "".join(parsed(name).words)
    forms = map(parsed, actor.names)
    return any(word in form.words or word == "".join(form.words) for form in forms)


def called(actor: LocalActor, single: Collection[str]) -> str:
    """The folded word by which an actor is called where no full name is said: the family name of most, the
    given name of an Ethiopian; the whole name of a body.
    """
    words = parsed(actor.label).words
    if actor.kind != "person" or not words:
        return "".join(words)
    own = next(alone(actor), None)
    if own is not None:
        return own
    return words[0] if words[0] in single and words[-1] not in single else words[-1]


@lru_cache(maxsize=65536)
def is_media(key: str) -> bool:
    """Whether a key is that of a newspaper or broadcaster, which documents on anything name."""
    return any(entry.key == key and entry.class_ == "media" for entry in gazetteer().entries)


@lru_cache(maxsize=65536)
def is_common(word: str) -> bool:
    """Whether a folded word is a family name that very many people have."""
    return word in _common()


def _named(actors: Iterable[LocalActor]) -> Iterator[LocalActor]:
    return (one for one in actors if one.named and one.kind in {"person", "organisation"})


def alone(actor: LocalActor) -> Iterator[str]:
    """The single words of its name that a document calls a person by."""
    if actor.kind == "person" and actor.named:
        words = parsed(actor.label).words
        for name in actor.names:
            one = parsed(name).words
            if len(one) == 1 and len(one[0]) > 1 and one[0] in words:
                yield one[0]


def _as_written(word: str, label: str) -> str:
    """The word of a label that folds to this one; the label where none does."""
    return next((each for each in label.split() if "".join(parsed(each).words) == word), label)


@lru_cache(maxsize=1)
def _common() -> frozenset[str]:
    return frozenset(folded(plain(row["word"])) for row in rows("lexicon/family_names.csv"))
