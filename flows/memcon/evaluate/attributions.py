"""Attributions against gold: the spans of each role, exactly and softly, and whether they belong together.

Exact and soft figures compare a role's spans by themselves, as PolNeAR's papers do. An attribution counts as
found where its content overlaps enough, and its source as right where it overlaps.
"""

from collections.abc import Iterator, Sequence

from memcon.evaluate.figures import F1, Figure, Scored, Share
from memcon.evaluate.gold import GoldAttribution, GoldDocument
from memcon.evaluate.misses import Miss, wrong
from memcon.evaluate.pairs import Pair, paired
from memcon.evaluate.readings import Reading, Said
from memcon.evaluate.sorts import LENGTHS, WORDINGS, length, wording
from memcon.evaluate.spans import Ranges, dice, shared, trimmed, words

# from half of the characters on, two contents are more alike than not
FOUND = 0.5
Roles = dict[str, Ranges]


def attributions(gold: GoldDocument, reading: Reading) -> Scored:
    """The figures and misses of one document."""
    theirs = [_gold_roles(one) for one in gold.attributions]
    ours = [_roles(one) for one in reading.said]
    figures: dict[str, Figure] = {}
    for role in ("source", "cue", "content"):
        wanted, found = (_distinct(gold.text, side, role) for side in (theirs, ours))
        figures[f"{role} exact"] = _exact(wanted, found)
        figures[f"{role} soft"] = _soft(wanted, found)
        if role == "content":
            by_sort = _by_sort(gold.text, wanted, found)
    pairs = _pairs(gold.text, theirs, ours)
    figures["attributions"] = F1(len(pairs), len(theirs), len(ours))
    sourced = [pair for pair in pairs if theirs[pair.gold]["source"]]
    right = sum(shared(theirs[pair.gold]["source"], ours[pair.found]["source"]) > 0 for pair in sourced)
    figures["source right on matched"] = Share(right, len(sourced))
    return Scored(figures | by_sort, tuple(_misses(gold, theirs, ours, pairs)))


def _gold_roles(one: GoldAttribution) -> Roles:
    return {
        "source": tuple(each.range for each in one.source),
        "cue": tuple(each.range for each in one.cue),
        "content": tuple(each.range for each in one.content),
    }


def _roles(one: Said) -> Roles:
    return {"source": one.source, "cue": one.cue, "content": one.content}


def _distinct(text: str, side: Sequence[Roles], role: str) -> tuple[Ranges, ...]:
    """The spans of a role, those that several attributions share once."""
    return tuple(dict.fromkeys(trimmed(text, one[role]) for one in side if one[role]))


def _exact(wanted: Sequence[Ranges], found: Sequence[Ranges]) -> F1:
    return F1(len(set(wanted) & set(found)), len(wanted), len(found))


def _soft(wanted: Sequence[Ranges], found: Sequence[Ranges]) -> F1:
    """Each pair counts by its overlap."""
    pairs = [Pair(dice(x, y), i, j) for i, x in enumerate(wanted) for j, y in enumerate(found)]
    return F1(sum(pair.score for pair in paired(pairs, 1e-9)), len(wanted), len(found))


def _by_sort(text: str, wanted: Sequence[Ranges], found: Sequence[Ranges]) -> dict[str, Figure]:
    """The exact figure of contents by wording and by length; spans that are equal are of one sort."""
    figures: dict[str, Figure] = {}
    for sort, sorts in ((wording, WORDINGS), (length, LENGTHS)):
        for name in sorts:
            sides = ([one for one in side if sort(text, one) == name] for side in (wanted, found))
            figures[f"content exact, {name}"] = _exact(*sides)
    return figures


def _pairs(text: str, theirs: Sequence[Roles], ours: Sequence[Roles]) -> tuple[Pair, ...]:
    """Which of ours is which of theirs, by the content."""
    wanted, found = ([trimmed(text, one["content"]) for one in side] for side in (theirs, ours))
    scores = [Pair(dice(x, y), i, j) for i, x in enumerate(wanted) if x for j, y in enumerate(found) if y]
    return paired(scores, FOUND)


def _misses(
    gold: GoldDocument, theirs: Sequence[Roles], ours: Sequence[Roles], pairs: Sequence[Pair]
) -> Iterator[Miss]:
    missed = set(range(len(theirs))) - {pair.gold for pair in pairs}
    extra = set(range(len(ours))) - {pair.found for pair in pairs}
    sides = [("missed attribution", theirs[i]) for i in sorted(missed)]
    sides += [("extra attribution", ours[j]) for j in sorted(extra)]
    for kind, one in sides:
        yield Miss(gold.name, kind, {role: words(gold.text, spans) for role, spans in one.items()})
    for pair in pairs:
        wanted, found = theirs[pair.gold], ours[pair.found]
        cue = words(gold.text, wanted["cue"])
        for role in wanted:
            if trimmed(gold.text, wanted[role]) != trimmed(gold.text, found[role]):
                both = (words(gold.text, side[role]) for side in (wanted, found))
                kind = f"{role} cut otherwise" if shared(wanted[role], found[role]) else f"wrong {role}"
                yield wrong(gold.name, kind, *both, at=cue)
