"""Bodies that a text calls by a part of their name or by its initials: "Sin Fronteras", "SSN".

A part or initials say little by themselves: exactly one body of the corpus must have such a name, and the
documents of both must tell of the same states, people or bodies that few others tell of.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from memcon.resolve.across.evidence import Support, support
from memcon.resolve.across.figures import Figure, contradict, figure, shared_names
from memcon.resolve.across.kinds import as_kind, has_body_word
from memcon.resolve.across.merges import Merge
from memcon.resolve.across.names.spelling import plain
from memcon.resolve.across.society import is_common
from memcon.resolve.links import normalised

PART, INITIALS = "part of the name", "initials of the name"
ENOUGH = 2
# letters of an acronym: two ("AU", "PM") are those of too many names
ACRONYM = 3
# what so many more documents tell of is a thing of its own: the Tea Party, and the Tea Party Patriots
TIMES = 3
# letters of a single word that stands for a name
WORD = 5


def joined_short_names(
    bodies: Sequence[Figure], doubtful: Sequence[Figure]
) -> tuple[list[Figure], list[Figure], list[Merge]]:
    """The bodies with those joined whose name is a part or the initials of one other's; what is left of the
    doubtful, which their documents took for persons without a sign; and why.
    """
    index = _index(bodies)
    joined: defaultdict[int, list[Figure]] = defaultdict(list)
    gone: set[str] = set()
    heads: set[str] = set()
    merges: list[Merge] = []
    for one in sorted((*bodies, *doubtful), key=lambda own: (own.members[0].order, own.key)):
        found = _one_fitting(bodies, index, one)
        if found is not None and bodies[found[0]].key not in gone and one.key not in heads:
            place, rule, words = found
            joined[place].append(one)
            heads.add(bodies[place].key)
            gone.add(one.key)
            merges.append(Merge("actor", bodies[place].key, one.key, rule, words))
    kept = [
        _with(one, joined[place]) if place in joined else one
        for place, one in enumerate(bodies)
        if one.key not in gone
    ]
    return kept, [one for one in doubtful if one.key not in gone], merges


def _index(bodies: Sequence[Figure]) -> Mapping[str, Sequence[int]]:
    """The bodies by their names, the parts of these that may stand for the whole, and the initials."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for place, one in enumerate(bodies):
        label = one.members[0].actor.label
        for form in sorted({" ".join(_words(label)), *_parts(label), *_initials(label)}):
            found[form].append(place)
    return found


def _one_fitting(
    bodies: Sequence[Figure], index: Mapping[str, Sequence[int]], one: Figure
) -> tuple[int, str, str] | None:
    """The place of the only body that a name can be short for, the rule and what speaks for it."""
    label = one.members[0].actor.label
    acronym = label.isupper() and " " not in label
    form = label if acronym else " ".join(_words(label))
    places = [place for place in index.get(form, ()) if bodies[place].key != one.key]
    if len(places) != 1 or (not acronym and (is_common(form) or not _is_distinct(form))):
        return None
    body = bodies[places[0]]
    if contradict(body, one) or not body.documents.isdisjoint(one.documents):
        return None
    if len(one.documents) > TIMES * len(body.documents):
        return None
    found = _common(body, one)
    return (places[0], INITIALS if acronym else PART, found.words) if found.weight >= ENOUGH else None


def _common(body: Figure, one: Figure) -> Support:
    found = support(body, one)
    places = body.places & one.places
    # initials and parts are less than a name: states alone, in whatever sentence, are not enough
    return found if shared_names(body, one) or len(places) > 1 else Support(0, "")


def _words(label: str) -> list[str]:
    return [normalised(plain(word)) for word in label.replace("'", " ").replace("’", " ").split()]


def _parts(label: str) -> Iterator[str]:
    """Beginnings and ends of a name, which may stand for it."""
    words = _words(label)
    for size in range(1, len(words)):
        if size > 1 or len(words[0]) >= WORD:
            yield " ".join(words[:size])
        if size > 1:
            yield " ".join(words[-size:])


def _is_distinct(form: str) -> bool:
    """Whether some word of it is not one that bodies everywhere have."""
    return not all(has_body_word(word) for word in form.split())


def _initials(label: str) -> Iterator[str]:
    short = "".join(word[0] for word in label.replace("-", " ").split() if word[0].isupper())
    if len(short) >= ACRONYM:
        yield short


def _with(one: Figure, more: Sequence[Figure]) -> Figure:
    """A body with others, which it shows to be bodies too."""
    members = (own for part in (one, *more) for own in part.members)
    return figure(as_kind(own, "organisation") for own in members)
