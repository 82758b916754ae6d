"""Statements against gold: found, by the right speaker, with the right act, to the right addressee."""

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from memcon.evaluate.figures import F1, Figure, Scored, Share
from memcon.evaluate.gold import GoldDocument, GoldStatement
from memcon.evaluate.misses import Miss, wrong
from memcon.evaluate.names import same
from memcon.evaluate.pairs import Pair, paired
from memcon.evaluate.readings import Names, Reading, Said, label
from memcon.evaluate.sorts import LENGTHS, WORDINGS, length
from memcon.evaluate.spans import Ranges, dice, shared, trimmed, words

Called = Mapping[str, Sequence[str]]
"""All names of each gold actor."""
# half of the content, or less of it with the same cue, which weighs as much as 30 % of the content
FOUND, SAME_CUE = 0.5, 0.3


class Wanted(Struct, frozen=True):
    """A gold statement with all who made it together."""

    speakers: tuple[str, ...]
    content: Ranges
    cue: Ranges
    gold: GoldStatement

    @property
    def optional(self) -> bool:
        """Whether it is neither rewarded nor punished."""
        return self.gold.optional or (self.gold.note or "").startswith("doubtful")


def statements(gold: GoldDocument, reading: Reading, called: Called) -> Scored:
    """The figures and misses of one document."""
    wanted, ours = _joint(gold), reading.said
    matched = paired(_candidates(gold.text, wanted, ours), FOUND)
    pairs = [(wanted[pair.gold], ours[pair.found]) for pair in matched if not wanted[pair.gold].optional]
    counted = [one for one in wanted if not one.optional]
    found = len(ours) - (len(matched) - len(pairs))
    speaker = sum(_agree(one.speakers, said.speakers, called) for one, said in pairs)
    figures: dict[str, Figure] = {
        "statements": F1(len(pairs), len(counted), found),
        "statements with the right speaker": F1(speaker, len(counted), found),
        "speaker right on matched": Share(speaker, len(pairs)),
        "act right on matched": Share(sum(said.act in _acts(one.gold) for one, said in pairs), len(pairs)),
        "addressee": _addressee(pairs, called),
        "wording right on matched": Share(
            sum(said.wording == one.gold.form for one, said in pairs), len(pairs)
        ),
        "negation right on matched": Share(
            sum(said.negated == one.gold.negated for one, said in pairs), len(pairs)
        ),
        **_found_by_sort(gold.text, counted, [one for one, _ in pairs]),
    }
    misses = [
        *_wrong(gold, pairs, called),
        *_missed(gold, [one for number, one in enumerate(wanted) if number not in {p.gold for p in matched}]),
        *_extra(gold, [said for number, said in enumerate(ours) if number not in {p.found for p in matched}]),
    ]
    return Scored(figures, tuple(misses))


def _joint(gold: GoldDocument) -> tuple[Wanted, ...]:
    """One statement for those who share words and cue, with all their speakers."""
    joint: dict[tuple[Ranges, int | None], Wanted] = {}
    for one in gold.statements:
        content = tuple(each.range for each in one.content)
        key = content, one.cue.start if one.cue else None
        before = joint.get(key)
        joint[key] = Wanted(
            (*(before.speakers if before else ()), one.speaker, *one.co_speakers),
            content,
            (one.cue.range,) if one.cue else (),
            before.gold if before else one,
        )
    return tuple(joint.values())


def _candidates(text: str, wanted: Sequence[Wanted], ours: Sequence[Said]) -> Iterable[Pair]:
    theirs = [trimmed(text, one.content) for one in wanted]
    found = [trimmed(text, said.content) for said in ours]
    for i, one in enumerate(wanted):
        for j, said in enumerate(ours):
            same_cue = shared(one.cue, said.cue) > 0
            yield Pair(dice(theirs[i], found[j]) + SAME_CUE * same_cue, i, j)


def _agree(theirs: Iterable[str], ours: Sequence[Names], called: Called) -> bool:
    """Whether one of the actors named in the gold is one of ours."""
    return any(same(called.get(name, [name]), names) for name in theirs for names in ours)


def _acts(gold: GoldStatement) -> set[str]:
    return {act for acts in (gold.act, *gold.act_alternatives) for act in acts.split("/")}


def _addressee(pairs: Sequence[tuple[Wanted, Said]], called: Called) -> F1:
    hits = theirs = ours = 0
    for one, said in pairs:
        names = [name for name in (one.gold.addressee, *one.gold.co_addressees) if name]
        theirs += bool(names)
        ours += bool(said.addressees)
        hits += _agree(names, said.addressees, called)
    return F1(hits, theirs, ours)


def _found_by_sort(text: str, counted: Sequence[Wanted], hit: Sequence[Wanted]) -> dict[str, Figure]:
    """How many were found of each wording and of each length."""
    figures: dict[str, Figure] = {}
    for one in WORDINGS:
        worded = (sum(each.gold.form == one for each in side) for side in (hit, counted))
        figures[f"statements found, {one}"] = Share(*worded)
    for some in LENGTHS:
        long = (sum(length(text, each.content) == some for each in side) for side in (hit, counted))
        figures[f"statements found, {some}"] = Share(*long)
    return figures


def _wrong(gold: GoldDocument, pairs: Sequence[tuple[Wanted, Said]], called: Called) -> Iterable[Miss]:
    """What is wrong with statements that were found."""
    for one, said in pairs:
        content = words(gold.text, one.content)
        if not _agree(one.speakers, said.speakers, called):
            yield wrong(gold.name, "wrong speaker", one.speakers, map(label, said.speakers), content=content)
        if said.act not in _acts(one.gold):
            cue, acts = words(gold.text, one.cue), sorted(_acts(one.gold))
            yield wrong(gold.name, "wrong act", acts, [said.act], cue=cue, content=content)
        to = [name for name in (one.gold.addressee, *one.gold.co_addressees) if name]
        if (to or said.addressees) and not _agree(to, said.addressees, called):
            yield wrong(gold.name, "wrong addressee", to, map(label, said.addressees), content=content)


def _missed(gold: GoldDocument, wanted: Sequence[Wanted]) -> Iterable[Miss]:
    for one in wanted:
        if not one.optional:
            cue, content = (words(gold.text, spans) for spans in (one.cue, one.content))
            yield Miss(
                gold.name, "missed statement", {"speakers": one.speakers, "cue": cue, "content": content}
            )


def _extra(gold: GoldDocument, ours: Sequence[Said]) -> Iterable[Miss]:
    for said in ours:
        roles = {"source": said.source, "cue": said.cue, "content": said.content}
        spans = {role: words(gold.text, ranges) for role, ranges in roles.items()}
        yield Miss(gold.name, "extra statement", spans)
