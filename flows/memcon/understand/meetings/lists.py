"""Lists of actors, read from left to right: "with A of X, the Y of Z, and B", "A on Monday, B Wednesday".

The parse is unreliable inside such lists, so they are read over the tokens, by mentions and what may stand
between them.
"""

from collections.abc import Sequence
from typing import NamedTuple

from spacy.tokens import Token

from memcon.model import DateReference, Span
from memcon.understand.meetings.clauses import SUBJECTS
from memcon.understand.meetings.collectives import states_of
from memcon.understand.meetings.located import Located
from memcon.understand.meetings.place_names import over_country, place_at, place_end
from memcon.understand.meetings.triggers import known

# what may stand between the start and a mention: "several visiting", "a group of"
LEADING = ("DT", "PDT", "PRP$", "JJ", "CD", "NN", "VBN", "VBG", "POS", "RB", "HYPH", ",")
# the words of a title before the name, and how many there may be
TITLE = ("NN", "JJ", "-RRB-", "-LRB-", "HYPH", "POS")
LONGEST_TITLE = 14
JOINING = frozenset({"and", "&", "or", "plus"})
EXAMPLES = frozenset({"including"})
PLACED = frozenset({"in", "at"})
JOINING_PHRASES = (("as", "well", "as"), ("along", "with"), ("together", "with"))
ORDINALS = frozenset({"last", "first"})
# a list stops at these: they begin a new clause about the actor before
CLAUSAL = frozenset({"who", "which", "that", "he", "she", "it", "they", "whose"})


class Member(NamedTuple):
    """An actor of a list: number of its mention, its last token, the place and date right after it."""

    number: int
    last: int
    date: DateReference | None
    place: Span | None = None


class Occasion(NamedTuple):
    """The last token, place and date of "in P on Monday" after an actor."""

    last: int
    place: Span | None
    date: DateReference | None


def members(located: Located, start: int, stop: int, *, gap: int = 8) -> tuple[Member, ...]:
    """The actors listed from token `start` on, before token `stop`; none where none begins within `gap`
    tokens. What only announces a list ("several leaders: A, B and C") is left out, and offices of several
    countries ("the leaders of A and B") become those countries.
    """
    found: list[Member] = []
    position: int | None = start
    while position is not None and position < stop:
        first = _next_actor(located, position, min(stop, position + gap))
        if first is None:
            break
        member = _member(located, first, stop)
        if member is None or (found and _begins_clause(located, first, found[-1], member)):
            break
        announced = _announces(located, member, stop)
        if announced is not None:
            position = announced
            continue
        found += _of_each(located, member)
        position = _after_joint(located, member.last + 1, stop)
    once = {member.number: member for member in _countries(located, tuple(found))}
    return tuple(once[number] for number in _by_name(located, [*once]))


def _of_each(located: Located, member: Member) -> list[Member]:
    """Chile and Peru of "Chilean and Peruvian officials", else the member; a date after it is said of all."""
    states = states_of(located, member.number) or (member.number,)
    return [*(Member(state, member.last, None) for state in states[:-1]), member._replace(number=states[-1])]


def _by_name(located: Located, found: Sequence[int]) -> Sequence[int]:
    """Roe and Berg of "the ministers of Chile and Peru, Roe and Berg": as many states as persons after."""
    half, mentions = len(found) // 2, [located.mentions[number] for number in found]
    bodies = (
        one.kind in {"state", "organisation"} or (one.plural and one.office_of) for one in mentions[:half]
    )
    states = all(bodies)
    persons = all(mention.kind in {"person", None} and mention.name for mention in mentions[half:])
    return found[half:] if half > 1 and len(found) == 2 * half and states and persons else found


def _announces(located: Located, member: Member, stop: int) -> int | None:
    """Where those begin that a collective only announces: after "several leaders:", "allies" (A and B),
    "envoys of" (A and B), "a group of" (experts); None where it stands for itself.
    """
    mention, after = located.mentions[member.number], member.last + 1
    if mention.form not in {"office", "nominal"} or after + 1 >= stop:
        return None
    if located.doc[after].text == ":" or after in located.actors:
        return after + (after not in located.actors) if mention.plural else None
    if located.doc[after].text.lower() not in {"of", "from"}:
        return None
    consists = [m for m in members(located, after + 1, stop, gap=5) if located.ranges[m.number][0] > after]
    several = len(consists) > 1 or (not mention.plural and _plural(located, consists))
    return after + 1 if several else None


def _plural(located: Located, found: Sequence[Member]) -> bool:
    return any(located.mentions[member.number].plural for member in found)


def _countries(located: Located, found: tuple[Member, ...]) -> tuple[Member, ...]:
    """Chile, Peru for "the leaders of Chile" and "Peru"."""
    mentions = located.mentions
    first = mentions[found[0].number] if len(found) > 1 else None
    if first is None or not first.plural or first.office_of is None or first.span.end != first.office_of.end:
        return found
    inner = next((n for n in located.ranges if mentions[n].span == first.office_of), None)
    if inner is None or any(
        mentions[member.number].kind not in {"state", "organisation"} for member in found[1:]
    ):
        return found
    return (found[0]._replace(number=inner), *found[1:])


def _next_actor(located: Located, start: int, stop: int) -> int | None:
    """The token at or after `start` where a mention of an actor begins, over words that may lead to it."""
    position = start
    while position < min(stop, len(located.doc)):
        token, number = located.doc[position], located.actors.get(position)
        if number is not None and not _mere_adjective(located, number) and not _owns(located, number):
            return position
        if number is not None:
            position = _over_and(located, located.ranges[number][1] + 1)
            continue
        leading = token.tag_.startswith(LEADING) or token.text == ":"
        quantity = (
            token.text.lower() == "of"
            and position > start
            and located.doc[position - 1].tag_.startswith("NN")
        )
        if not (leading or quantity) or located.date_at(position) is not None:
            return None
        position += 1
    return None


def _over_and(located: Located, position: int) -> int:
    """Past "and" in "British and French counterparts"."""
    joined = position + 1 < len(located.doc) and located.doc[position].text.lower() in JOINING
    return position + 1 if joined and position + 1 in located.actors else position


def _owns(located: Located, number: int) -> bool:
    """Whether a possessive: "his" of "his counterpart", "Holm" of "Holm's envoy"."""
    last = located.ranges[number][1]
    following = located.doc[last + 1].text if last + 1 < len(located.doc) else ""
    return located.doc[last].tag_ == "PRP$" or following in {"'s", "'"}


def _mere_adjective(located: Located, number: int) -> bool:
    """Whether the phrase is about somebody who is no mention: "French" of "French industrialists"."""
    last = located.ranges[number][1]
    if located.mentions[number].form != "adjective" or last + 1 >= len(located.doc):
        return False
    return located.doc[last + 1].tag_.startswith(("NN", "JJ", "HYPH", "CC"))


def _begins_clause(located: Located, position: int, before: Member, member: Member) -> bool:
    """Whether an actor is the subject of what follows; not where it has its own day or place like the actor
    before it, whatever the parse makes of "A in P on Monday, B in Q on Tuesday".
    """
    head = located.head(located.actors[position])
    alike = all(one.date is not None or one.place is not None for one in (before, member))
    subject = head.dep_ in SUBJECTS and head.head.i > head.i and not (alike and head.head.i > member.last + 1)
    return head.text.lower() in CLAUSAL or subject


def _member(located: Located, first: int, stop: int) -> Member | None:
    number = _titled(located, located.actors[first], stop)
    last = over_country(located, number, stop)
    both = located.doc[located.ranges[number][0]].text.lower() == "both"
    if located.mentions[number].name is None and known(located.head(number), "party", "none") and not both:
        return None
    end = _over_appositions(located, number, last, stop)
    closed = end > last and end + 1 < stop and located.doc[end + 1].text == ","
    last = end
    found = occasion(located, last + 1 + closed, stop)
    return Member(number, found.last, found.date, found.place) if found else Member(number, last, None)


def _titled(located: Located, number: int, stop: int) -> int:
    """The person named at the end of a long title: "Chairman of the Lake Authority (LA) Ana Roe"."""
    if located.mentions[number].name is not None and located.mentions[number].kind == "person":
        return number
    for position in range(
        located.ranges[number][1] + 1, min(stop, located.ranges[number][1] + LONGEST_TITLE)
    ):
        token, other = located.doc[position], located.actors.get(position)
        if other is not None and located.mentions[other].kind == "person" and located.mentions[other].name:
            return other if located.doc[position - 1].tag_.startswith(TITLE) else number
        if not token.tag_.startswith(TITLE) and token.text.lower() not in {"of", "for", "the", "–", "-"}:
            break
    return number


def _over_appositions(located: Located, number: int, last: int, stop: int) -> int:
    """The last token of what the syntax says of the same actor: ", his Kenyan counterpart,", "(ISIS)"."""
    after = last + 1
    if after < stop and located.doc[after].text == "(":
        closing = [token.i for token in located.doc[after : after + 8] if token.text == ")"]
        last = closing[0] if closing else last
    other = located.actors.get(last + 2) if last + 2 < stop and located.doc[last + 1].text == "," else None
    if other is not None and same(located, number, other):
        last = located.ranges[other][1]
    return last


def same(located: Located, one: int, other: int) -> bool:
    """Whether the syntax equates two mentions."""
    return located.mentions[other].same_as == one or located.mentions[one].same_as == other


def occasion(located: Located, position: int, stop: int) -> Occasion | None:
    """What stands at the position, right after an actor or a meeting: "on Monday", "in P", "in P on Monday";
    None without either.
    """
    where = _place_after(located, position, stop)
    after = where[0] + 1 if where else position
    dated = _date_after(located, after)
    if dated:
        return Occasion(dated[0], where[1] if where else None, dated[1])
    return Occasion(where[0], where[1], None) if where else None


def _place_after(located: Located, position: int, stop: int) -> tuple[int, Span] | None:
    """The last token and the words of a place right at the position: "in Lima"."""
    if position + 1 >= stop or located.doc[position].text.lower() not in PLACED:
        return None
    found = place_at(located, position + 1)
    return (place_end(located, position + 1), found) if found is not None else None


def _date_after(located: Located, position: int) -> tuple[int, DateReference] | None:
    """The last token and the date of a date right at the position: "on Monday", "Wednesday"."""
    for at in (position, position + 1):
        dated = located.date_at(at) if at < len(located.doc) else None
        if dated is not None and dated.first == at:
            return dated.last, dated.date
        if at < len(located.doc) and located.doc[at].text.lower() not in {"on", "in", "last", "this"}:
            break
    return None


def _after_joint(located: Located, position: int, stop: int) -> int | None:
    """Where the list goes on after a comma, "and" or "and with" at the position, or None."""
    doc, start = located.doc, position
    if position < stop and doc[position].text in {",", ";"}:
        position += 1
    if position < stop and doc[position].text.lower() in JOINING | EXAMPLES:
        return _over_with(located, position + 1)
    for phrase in JOINING_PHRASES:
        words = tuple(token.text.lower() for token in doc[position : position + len(phrase)])
        if words == phrase:
            return _over_with(located, position + len(phrase))
    return position if position > start and _list_goes_on(located, position, stop) else None


def _over_with(located: Located, position: int) -> int:
    """Past the second "with" of "with Roe and with Berg"."""
    again = position + 1 < len(located.doc) and located.doc[position].text.lower() == "with"
    return position + 1 if again else position


def _list_goes_on(located: Located, position: int, stop: int) -> bool:
    """After a comma: whether an actor follows at once that is joined, by the parse or by a later "and"."""
    first = _next_actor(located, position, min(stop, position + 4))
    if first is None:
        return False
    number = located.actors[first]
    head, last = located.head(number), located.ranges[number][1]
    after = last + 1
    found = occasion(located, after, stop)
    after = found.last + 1 if found else after
    joined = after < stop and located.doc[after].text.lower() in {",", "and", ";"}
    return head.dep_ == "conj" or joined


def phrase(located: Located, token: Token) -> tuple[int, ...]:
    """The actors of a subject or object by its head token: the mention over it and those joined to it. The
    parse takes "last" for the head of "the two last met".
    """
    token = token.nbor(-1) if token.i and token.text.lower() in ORDINALS else token
    number = located.actors.get(token.i)
    if number is None or (token.i != located.head(number).i and located.mentions[number].form == "adjective"):
        return ()
    listed = [member.number for member in members(located, located.ranges[number][0], token.sent.end)]
    joined = [located.actors[other.i] for other in token.conjuncts if other.i in located.actors]
    return tuple(_by_name(located, [*dict.fromkeys([*(listed or [number]), *joined])]))
