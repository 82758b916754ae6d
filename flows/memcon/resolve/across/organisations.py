"""Organisations that no gazetteer knows: by the same full name, and by the acronym that a text gives with it.

A name that many countries have ("Labour Party", "Supreme Court") is one body only where both texts tell it in
the company of one state, or give its country with the name. Groups without a name are never joined.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache

from memcon.gazetteer import gazetteer
from memcon.lexicon import groups, portfolios
from memcon.ontology import rows
from memcon.resolve.across.evidence import told_of
from memcon.resolve.across.figures import Figure, contradict, figure
from memcon.resolve.across.kinds import body_words
from memcon.resolve.across.merges import Merge
from memcon.resolve.across.names.spelling import plain
from memcon.resolve.across.short_names import joined_short_names
from memcon.resolve.across.singles import joined_block
from memcon.resolve.links import normalised

FILLING = frozenset({"of", "for", "the", "and", "on", "to", "in", "'s", "s"})
ACRONYM = 2


def joined_organisations(
    figures: Sequence[Figure], doubtful: Sequence[Figure] = ()
) -> tuple[list[Figure], list[Merge]]:
    """The figures of all kinds, the organisations among them joined, and why. The doubtful are called persons
    by documents that show no sign of it; those stay what they are that are no known body.
    """
    ordered = sorted(figures, key=lambda one: (one.members[0].order, one.key))
    bodies = [one for one in ordered if _is_named_body(one)]
    rest = [one for one in ordered if not _is_named_body(one)]
    named: defaultdict[str, list[Figure]] = defaultdict(list)
    for one in bodies:
        named[full_name(one.members[0].actor.label)].append(one)
    merges: list[Merge] = []
    whole: list[Figure] = []
    for name, group in named.items():
        label = group[0].members[0].actor.label
        if " " not in label and not label.isupper() and not _is_common(name):
            one_word, why = joined_block(group, 1)
            whole += one_word
            merges += why
            continue
        for camp in _camps(group, common=_is_common(name) or label.isupper()):
            whole.append(_one_of(camp))
            merges += _told(camp, "same full name")
    joined, by_acronym = _by_acronym(whole)
    joined, left, by_part = joined_short_names(joined, doubtful)
    return [*joined, *rest, *left], [*merges, *by_acronym, *by_part]


def _is_named_body(one: Figure) -> bool:
    actor = one.members[0].actor
    return actor.kind == "organisation" and actor.named


@lru_cache(maxsize=65536)
def full_name(words: str) -> str:
    """A body's name for comparison, its country as a key and its words sorted: "Russia's Foreign Ministry",
    "the Foreign Ministry of Russia".
    """
    text = " ".join(words.split())
    for match in reversed(gazetteer().find(text)):
        keys = {candidate.entry.key for candidate in match.candidates if candidate.use != "capital"}
        if len(keys) == 1 and next(iter(keys)).startswith("state/"):
            text = f"{text[: match.start]} {next(iter(keys))} {text[match.end :]}"
    tokens = [word if word.startswith("state/") else normalised(plain(word)) for word in text.split()]
    kept = [token for token in tokens if token and token not in FILLING]
    return " ".join(sorted(token for token in kept if token not in _forms()) or sorted(kept))


@lru_cache(maxsize=1)
def _forms() -> frozenset[str]:
    """What tells the form of a company, which a text may leave out: "Corp.", "Ltd"."""
    table = rows("lexicon/body_words.csv")
    return frozenset(row["word"] for row in table if row["note"] == "form of a company")


@lru_cache(maxsize=65536)
def _is_common(name: str) -> bool:
    """Whether bodies of several countries can have the name: it has no country, and all its words are such as
    bodies of many countries have.
    """
    return all(word in body_words() or word in groups() or word in portfolios() for word in name.split())


def _camps(group: Sequence[Figure], *, common: bool) -> list[list[Figure]]:
    """The bodies of one name in groups: all of them, or those that stand in the company of one state."""
    if not common:
        return _peaceful(group)
    found: defaultdict[str, list[Figure]] = defaultdict(list)
    alone: list[list[Figure]] = []
    for one in group:
        states = [key for key in one.company if key.startswith("state/")]
        if len(states) == 1:
            found[states[0]].append(one)
        else:
            alone.append([one])
    return [camp for members in found.values() for camp in _peaceful(members)] + alone


def _peaceful(group: Sequence[Figure]) -> list[list[Figure]]:
    """In groups that hold no two actors of one document, and none that are parted."""
    camps: list[tuple[set[str], list[Figure]]] = []
    for one in group:
        for documents, camp in camps:
            parted = (one.sides or one.beside) and any(contradict(one, other) for other in camp)
            if documents.isdisjoint(one.documents) and not parted:
                documents.update(one.documents)
                camp.append(one)
                break
        else:
            camps.append((set(one.documents), [one]))
    return [camp for _, camp in camps]


def _told(camp: Sequence[Figure], rule: str) -> Iterator[Merge]:
    head = camp[0]
    for one in camp[1:]:
        states = sorted(head.company & one.company)
        words = f"both told beside {told_of(states)}" if states else "the name has its country or is its own"
        yield Merge("actor", head.key, one.key, rule, words)


def _by_acronym(whole: Sequence[Figure]) -> tuple[list[Figure], list[Merge]]:
    """Bodies that a text calls by an acronym alone, joined to the one whose full name another text gives with
    it, where both documents name one state or organisation.
    """
    introduced: defaultdict[str, list[int]] = defaultdict(list)
    told = {(own.order[1], own.actor.label) for one in whole for own in one.members}
    for place, one in enumerate(whole):
        for short in sorted(_acronyms(one) | _initials(one, told)):
            introduced[short].append(place)
    joined: defaultdict[int, list[Figure]] = defaultdict(list)
    merges: list[Merge] = []
    gone: set[int] = set()
    for place, one in enumerate(whole):
        fits = [
            n for n in introduced.get(one.members[0].actor.label, ()) if n != place and _fits(whole[n], one)
        ]
        if len(fits) == 1:
            joined[fits[0]].append(one)
            gone.add(place)
            words = f"both documents name {told_of(_states(whole[fits[0]]) & _states(one))}"
            merges.append(Merge("actor", whole[fits[0]].key, one.key, "acronym given with the name", words))
    kept = [_one_of([one, *joined[n]]) for n, one in enumerate(whole) if n not in gone]
    return kept, merges


def _fits(named: Figure, short: Figure) -> bool:
    shared = bool(_states(named) & _states(short))
    return shared and named.documents.isdisjoint(short.documents) and not contradict(named, short)


def _states(one: Figure) -> set[str]:
    return {key for key in one.around if key.startswith("state/")}


def _acronyms(one: Figure) -> set[str]:
    """What its texts call it besides its name, where these are initials of the name."""
    names = {name for own in one.members for name in own.actor.names}
    return {
        name
        for name in names
        if name.isupper() and len(name) >= ACRONYM and any(_shortens(name, whole) for whole in names)
    }


def _shortens(short: str, whole: str) -> bool:
    """Whether the letters of an acronym are initials of the words of a name, in their order."""
    rest = iter(word[0].upper() for word in whole.replace("-", " ").split() if word[0].isalpha())
    return " " in whole and short not in whole.split() and all(letter in rest for letter in short)


def _initials(one: Figure, told: Collection[tuple[str, str]]) -> set[str]:
    """The initials of its name, where a document that tells of it calls something by them."""
    label = one.members[0].actor.label
    short = "".join(word[0] for word in label.split() if word[0].isupper())
    known = len(short) > ACRONYM and any((own.order[1], short) in told for own in one.members)
    return {short} if known else set()


def _one_of(camp: Sequence[Figure]) -> Figure:
    return figure(own for one in camp for own in one.members) if len(camp) > 1 else camp[0]
