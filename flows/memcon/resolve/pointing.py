"""Whom words that point back mean where they tell of a new meeting: "the two ministers will meet again"."""

from collections.abc import Mapping

from memcon.model import Meeting
from memcon.resolve.casts import Facts, points_back
from memcon.resolve.links import kind_of
from memcon.resolve.register import Event, Register

# words that point back do so over at most so many sentences
BACK = 40
# and to persons of whom no meeting is told at most so many
NEAR = 4
PAIR = 2
# words for parties that are no persons
SIDES = frozenset({"sides", "parties", "countries", "governments", "nations", "states", "delegations"})
MINISTER, PRESIDENT = frozenset({"minister"}), frozenset({"head of state"})
HEADS = frozenset({"head of state", "head of government", "royal"})
# a word for several office holders -> the classes of offices that it can mean; other words mean anybody
MEANT: Mapping[str, frozenset[str]] = {
    "ministers": MINISTER,
    "presidents": PRESIDENT,
    "leaders": HEADS,
    "premiers": HEADS,
    "chancellors": HEADS,
}


def pair_meant(entry: Meeting, number: int | None, register: Register, known: Facts) -> tuple[int, ...]:
    """Mentions of the actors that an entry's pointing words mean: those of the nearest event before it that
    are as many (two, where the words do not say) and hold such offices; () where none fits or two do, or
    where the words mean others: "all parties", "the generals".
    """
    words = _words(entry, known)
    if "all" in words or not (number or words & (MEANT.keys() | SIDES)):
        return ()
    for sentence in range(entry.sentence, max(-1, entry.sentence - BACK), -1):
        found: dict[frozenset[str], tuple[int, ...]] = {}
        for told in register.told_in(sentence):
            fitting = _fitting(register[told], number or 2, words, known)
            if fitting:
                found[frozenset(fitting)] = tuple(fitting.values())
        if found:
            return next(iter(found.values())) if len(found) == 1 else ()
    return ()


def parties_before(entry: Meeting, register: Register) -> tuple[int, ...]:
    """Mentions of the two parties of the nearest event before an entry that tells of another meeting of them
    ("A second meeting is planned"); () where none is near, several are equally so, or more are there, who may
    change from one time to the next.
    """
    for sentence in range(entry.sentence, max(-1, entry.sentence - NEAR), -1):
        told = (register[number] for number in register.told_in(sentence))
        before = [event for event in told if event.meeting.evidence[0] < entry.evidence[0]]
        found = {frozenset(event.actors): tuple(event.actors.values()) for event in before}
        if found:
            parties = found.popitem()[1] if len(found) == 1 else ()
            return parties if len(parties) == PAIR else ()
    return ()


def only_pair(register: Register, known: Facts) -> tuple[int, ...]:
    """Mentions of the two persons who hold every meeting of the document that two persons hold, or ()."""
    pairs = {}
    for event in register:
        persons = guests(event, known)
        if len(persons) == PAIR:
            pairs[frozenset(persons)] = tuple(persons.values())
        if len(pairs) > 1:
            return ()
    return pairs.popitem()[1] if pairs else ()


def named_before(entry: Meeting, number: int, known: Facts) -> tuple[int, ...]:
    """Where no meeting is told that has such parties: mentions of the persons of the nearest sentence before
    that names several, if they are as many as the entry's pointing words count; else ().
    """
    words = _words(entry, known)
    if not number or words & SIDES:
        return ()
    named: dict[int, dict[str, int]] = {}
    for other in range(min(entry.participants) - 1, -1, -1):
        mention, referent = known.mentions[other], known.referents.get(other, "")
        if entry.sentence - mention.sentence > NEAR:
            break
        if kind_of(referent) == "person" and mention.form == "name" and mention.sentence < entry.sentence:
            named.setdefault(mention.sentence, {})[referent] = other
    several = next((persons for persons in named.values() if len(persons) > 1), {})
    return tuple(sorted(several.values())) if len(several) == number and _hold(several, words, known) else ()


def _words(entry: Meeting, known: Facts) -> frozenset[str]:
    """The words of the entry that point back at several."""
    mentions = (known.mentions[number] for number in entry.participants)
    return frozenset(word for m in mentions if points_back(m) for word in m.span.exact.lower().split())


def _fitting(event: Event, number: int, words: frozenset[str], known: Facts) -> dict[str, int]:
    """The guests of an event whom the words can mean, or none."""
    if len(event.actors) == 1 and all(_ends_alike(n, words, known) for n in event.actors.values()):
        return dict(event.actors)
    for found in (dict(event.actors), guests(event, known)):
        kinds = {kind_of(actor) for actor in found}
        allowed = kinds == {"person"} or (bool(words & SIDES) and kinds <= {"state", "organisation"})
        if len(found) == number and allowed and _hold(found, words, known):
            return found
    return {}


def _ends_alike(number: int, words: frozenset[str], known: Facts) -> bool:
    """Whether one collective is meant: "the ministers" of "EU farm ministers"."""
    mention = known.mentions[number]
    return mention.plural and mention.span.exact.lower().split()[-1] in words


def _hold(found: Mapping[str, int], words: frozenset[str], known: Facts) -> bool:
    """Whether no guest's reported office contradicts the words."""
    classes = frozenset().union(*(MEANT[word] for word in words & MEANT.keys()))
    held = [known.classes.get(guest, frozenset[str]()) for guest in found]
    return not classes or all(not of or of & classes for of in held)


def no_other_offices(entry: Meeting, event: Event, known: Facts) -> bool:
    """Whether no person of the event holds another office than the entry's pointing words name."""
    return _hold(guests(event, known), _words(entry, known), known)


def guests(event: Event, known: Facts) -> dict[str, int]:
    """The persons of an event, without the host of others."""
    host = known.referents.get(event.meeting.host) if event.meeting.host is not None else None
    others = [actor for actor in event.actors if len(event.actors) == 2 or actor != host]
    return {actor: event.actors[actor] for actor in others if kind_of(actor) == "person"}


def of_leaders(event: Event, known: Facts) -> bool:
    """Whether a meeting can be called a summit: of states, or of persons who lead them."""
    several = len(event.actors) > 1 and event.meeting.form in {"meeting", "talks", "visit"}
    return several and all(
        kind_of(actor) == "state" or known.classes.get(actor, frozenset[str]()) & HEADS
        for actor in event.actors
    )
