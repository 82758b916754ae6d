"""Where a meeting takes place: the words after "in" or "at" in its clause, or "to" with a verb of travel."""

from spacy.tokens import Token

from memcon.model import Span
from memcon.understand.clauses import Governor, governor
from memcon.understand.located import Located
from memcon.understand.occasions import beside
from memcon.understand.triggers import Trigger, known, words

TO = frozenset({"to", "into"})
DEEPEST = 6


def place(located: Located, trigger: Trigger) -> Span | None:
    """The words that name the place, without preposition and article, or None; what is said "in P after
    talks" was said where the talks were.
    """
    above = governor(trigger.token) if trigger.token.tag_.startswith("NN") else Governor(None, "", ())
    around = {above.verb.i} if above.verb is not None and above.relation in beside() else set[int]()
    return _under(located, trigger, above, _anchors(trigger, above)) or _under(
        located, trigger, above, around
    )


def _under(located: Located, trigger: Trigger, above: Governor, anchors: set[int]) -> Span | None:
    """The first place that depends on an anchor."""
    for token in trigger.token.sent:
        if (
            token.dep_ in {"prep", "pobj", "advmod"}
            and _places(token, trigger, above)
            and _hangs(located, token, anchors)
        ):
            found = _name(located, token)
            if found is not None:
                return found
    return None


def _anchors(trigger: Trigger, above: Governor) -> set[int]:
    verbs = [above.verb] if above.verb is not None and _brings(above) else []
    if trigger.token.tag_.startswith("VB"):
        motion = trigger.token.head
        verbs = (
            [motion] if trigger.token.dep_ in {"advcl", "xcomp"} and known(motion, "verb", "motion") else []
        )
    return {trigger.token.i, *(noun.i for noun in above.nouns), *(verb.i for verb in verbs)}


def _brings(above: Governor) -> bool:
    """Whether the governing verb tells of the meeting itself, not of what was said around it."""
    if above.relation in {"object", "subject"}:
        return True
    return above.verb is not None and known(above.verb, "verb", "motion", "light", "inviting") is not None


def _places(token: Token, trigger: Trigger, above: Governor) -> bool:
    word = token.text.lower()
    if word in words("preposition", "place").forms:
        return True
    moving = [trigger.token.head, above.verb]
    travel = trigger.frame == "visit" or any(
        verb is not None and known(verb, "verb", "motion") for verb in moving
    )
    return word in TO and travel


def _hangs(located: Located, preposition: Token, anchors: set[int]) -> bool:
    token = preposition
    for _ in range(DEEPEST):
        token = token.head
        if token.i in anchors:
            return True
        passable = (
            located.date_at(token.i) is not None or token.tag_ in {"IN", "TO"} or token.i in located.actors
        )
        if not passable or token.tag_.startswith("VB"):
            return False
    return False


def _name(located: Located, preposition: Token) -> Span | None:
    """The place after the preposition: a name with what narrows it ("Basel, Switzerland"), or a building."""
    start = preposition.i + 1
    while (
        start < preposition.sent.end
        and located.doc[start].tag_ in {"DT", "PRP$", "JJ", "RB"}
        and start not in located.places
    ):
        start += 1
    if start >= preposition.sent.end or located.date_at(start) is not None:
        return None
    number = located.places.get(start)
    if number is not None and located.mentions[number].kind in {"place", "state"}:
        first, last = located.ranges[number]
        return located.span(first, _narrowed(located, last))
    return _building(located, start, preposition.sent.end)


def _narrowed(located: Located, last: int) -> int:
    """Over ", Switzerland" after a town."""
    after = (
        located.places.get(last + 2)
        if last + 2 < len(located.doc) and located.doc[last + 1].text == ","
        else None
    )
    return located.ranges[after][1] if after is not None and located.mentions[after].kind == "state" else last


def _building(located: Located, start: int, stop: int) -> Span | None:
    """A phrase of names ("Camp David", "Lake House residence") or one that ends in a kind of building."""
    last = start
    while last < stop and located.doc[last].tag_.startswith(("NN", "JJ", "POS")):
        last += 1
    phrase = located.doc[start:last]
    named = [token for token in phrase if token.tag_.startswith("NNP")]
    kind = len(phrase) and known(phrase[-1], "noun", "place")
    if not len(phrase) or not (named or kind) or any(token.i in located.actors for token in phrase):
        return None
    return located.span(start, last - 1)
