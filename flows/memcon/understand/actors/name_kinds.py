"""What a proper name names, by what all its places in the document speak for.

The small model finds three names of four and calls half of the surnames organisations. So its labels are
only some of the signs that speak for or against a kind. Each sign's weight is a row of
lexicon/name_signs.csv: the binary logarithm of how much more often than usual a name with that sign was a
person, an organisation, a place or something else in news texts annotated by hand. The weights are summed
(a naive Bayes model), and a title or a fuller form of the name elsewhere in the document overrules them.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from spacy.tokens import Doc

from memcon.gazetteer import gazetteer
from memcon.lexicon import given_names, groups, honorifics
from memcon.model import MentionKind
from memcon.ontology import rows
from memcon.understand.actors.name_runs import Run, Words, words
from memcon.understand.actors.name_signs import signs_around, signs_of_words
from memcon.understand.actors.name_words import opens_sentence

Kinds = Mapping[Words, MentionKind]
CANDIDATES: Mapping[str, MentionKind | None] = MappingProxyType(
    {"person": "person", "organisation": "organisation", "place": "place", "other": None}
)
# a lead of less than half a bit is no decision: it brought three false persons for each true one
LEAD = 0.5
# works, events and products are rarer beside diplomats than in the news that the weights come from
RARER = 1.5


class Placed(NamedTuple):
    """A run with its paragraph."""

    run: Run
    doc: Doc
    titled: bool
    """An office stands right before it."""


@lru_cache(maxsize=1)
def weights() -> Mapping[str, Mapping[str, float]]:
    """What each sign speaks for: sign -> kind -> weight in bits."""
    table = rows("lexicon/name_signs.csv")
    return MappingProxyType({row["sign"]: {kind: float(row[kind]) for kind in CANDIDATES} for row in table})


def kinds(placed: Iterable[Placed]) -> Kinds:
    """What each name is; a surname is what its full name is. Doubtful names are left out."""
    places: dict[Words, list[Placed]] = defaultdict(list)
    for one in placed:
        places[words(one.run)].append(one)
    found = {name: kind for name, every in places.items() if (kind := _kind(every))}
    persons = [name for name, kind in found.items() if len(name) > 1 and kind == "person"]
    families = {name[-1].removeprefix("al-") for name in persons} | {name[-1] for name in persons}
    family_first = {name[0] for name in persons if name[0].lower() not in given_names()}
    for name in places:
        short = len(name) == 1 and (name[0] in families or (name[0] in family_first and name not in found))
        if short or (name[-1] in families and found.get(name) != "organisation"):
            found[name] = "person"
    return found


def surnames(kinds: Kinds) -> frozenset[str]:
    """The last words of the persons' full names."""
    return frozenset(name[-1] for name, kind in kinds.items() if len(name) > 1 and kind == "person")


def _kind(places: Sequence[Placed]) -> MentionKind | None:
    if any(place.titled or _is_addressed(place) for place in places):
        return "person"
    if all(_is_people(place) for place in places):
        return "group"
    score = dict.fromkeys(CANDIDATES, 0.0)
    for sign in _signs(places):
        for kind, weight in weights().get(sign, {}).items():
            score[kind] += weight
    score["other"] -= RARER
    best, second = sorted(score, key=score.__getitem__, reverse=True)[:2]
    if best != "place" and _is_body(places[0].run):
        return "organisation"
    return CANDIDATES[best] if score[best] - score[second] >= LEAD else None


def _is_body(run: Run) -> bool:
    """Whether the name's last word says that it is a body: "Foreign Ministry"."""
    group = groups().get(run[-1].lower)
    return len(run) > 1 and group is not None and group.class_ == "body"


def _signs(places: Sequence[Placed]) -> Iterator[str]:
    """The signs of a name: those of its words once, those around it at each place."""
    yield from signs_of_words(places[0].run)
    for place in places:
        yield from signs_around(place.doc, place.run, titled=place.titled)


def _is_addressed(place: Placed) -> bool:
    """Whether a form of address stands before the name: "Mr."."""
    first = place.run[0].first
    return first > 0 and place.doc[first - 1].text.lower() in honorifics()


def _is_people(place: Placed) -> bool:
    """Whether the name is a people's or a party's in the plural: "Republicans", "Greek Cypriots"."""
    last = place.doc[place.run[-1].last]
    if any(candidate.use == "people" for candidate in gazetteer().lookup(last.text)):
        return True
    unlabelled = len(place.run) == 1 and not last.ent_type_ and not opens_sentence(last)
    return last.tag_ == "NNPS" and (last.ent_type_ == "NORP" or unlabelled)
