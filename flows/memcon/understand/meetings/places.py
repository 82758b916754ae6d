"""Where a meeting takes place: the words after "in" or "at" in its clause, or "to" with a verb of travel."""

from collections.abc import Iterator

from spacy.tokens import Token

from memcon.model import Span
from memcon.understand.meetings.clauses import Governor, governor
from memcon.understand.meetings.located import Located
from memcon.understand.meetings.occasions import beside
from memcon.understand.meetings.phrases import VISITS
from memcon.understand.meetings.place_names import dateline, place_after, place_at
from memcon.understand.meetings.settings import place_before, travels, where
from memcon.understand.meetings.triggers import Trigger, known, words

TO = frozenset({"to", "into"})
AT = frozenset({"in", "at"})
DEEPEST = 9


def place(located: Located, trigger: Trigger, *, held: bool) -> Span | None:
    """The words that name the place, without preposition and article, or None; a despatch tells by its
    dateline where what was `held` took place.
    """
    above = governor(trigger.token) if trigger.token.tag_.startswith("NN") else Governor(None, "", ())
    carrier = above.verb if trigger.token.tag_.startswith("NN") else trigger.token
    found = [
        *_before(located, trigger),
        *_visited(located, trigger),
        *_under(located, trigger, above),
        *_around(located, above),
        *(_of_clause(located, carrier) if carrier is not None else ()),
    ]
    return found[0] if found else dateline(located, trigger.token) if held else None


def _visited(located: Located, trigger: Trigger) -> Iterator[Span]:
    """P of "visited P"."""
    if trigger.frame == "visit" and trigger.token.tag_.startswith("VB"):
        for child in trigger.token.rights:
            number = located.places.get(child.i) if child.dep_ == "dobj" else None
            if number is not None and located.mentions[number].kind == "place":
                yield located.span(*located.ranges[number])


def _of_clause(located: Located, verb: Token) -> Iterator[Span]:
    """P of "went to P, where X met Y", of "flew to P and met Y", and of "left P after talks"."""
    adverb = where(verb)
    start = place_before(located, adverb) if adverb is not None else None
    if start is not None and (found := place_at(located, start)) is not None:
        yield found
    for travel in travels(verb):
        for token in travel.rights:
            if token.text.lower() in TO | AT and token.dep_ == "prep":
                yield from (span for span in [place_after(located, token)] if span is not None)
    if known(verb, "verb", "leaving"):
        objects = (place_at(located, child.left_edge.i) for child in verb.rights if child.dep_ == "dobj")
        yield from (span for span in objects if span is not None)


def _before(located: Located, trigger: Trigger) -> Iterator[Span]:
    """P of "the P summit"."""
    number = located.places.get(trigger.token.i - 1)
    if (
        trigger.token.tag_.startswith("NN")
        and number is not None
        and located.mentions[number].kind == "place"
    ):
        yield located.span(*located.ranges[number])


def _under(located: Located, trigger: Trigger, above: Governor) -> Iterator[Span]:
    """The places that depend on the trigger or on the verb that carries it, in order."""
    anchors = _anchors(trigger, above)
    for token in trigger.token.sent:
        if _introduces(token, trigger, above) and _hangs(located, token, anchors):
            found = place_after(located, token)
            if found is not None:
                yield found
    if above.verb is not None and known(above.verb, "verb", "touring"):
        visited = (
            place_at(located, child.left_edge.i) for child in above.verb.rights if child.dep_ == "dobj"
        )
        yield from (span for span in visited if span is not None)


def _around(located: Located, above: Governor) -> Iterator[Span]:
    """P of "said in P after talks": what is said after talks is said where they were."""
    if above.verb is None or above.relation not in beside():
        return
    for token in above.verb.children:
        if token.dep_ == "prep" and token.text.lower() in words("preposition", "place").forms:
            found = place_after(located, token)
            if found is not None:
                yield found


def _anchors(trigger: Trigger, above: Governor) -> set[int]:
    """The trigger with its participles ("talks held in P"), the verb that carries it, or that goes to it."""
    token = trigger.token
    if token.tag_.startswith("VB"):
        going = token.dep_ in {"advcl", "xcomp"} and known(token.head, "verb", "motion") is not None
        return {token.i, token.head.i} if going else {token.i}
    participles = {child.i for child in token.rights if child.dep_ == "acl"}
    carrying = {*_carriers(above.verb)} if above.verb is not None and _carries(above) else set[int]()
    return {token.i, *participles, *carrying, *(noun.i for noun in above.nouns)}


def _carriers(verb: Token) -> Iterator[int]:
    """The verb, and the delegation that it leads somewhere: "lead a delegation to P for talks"."""
    yield verb.i
    if known(verb, "verb", "leading"):
        yield from (child.i for child in verb.children if child.dep_ == "dobj")


def _carries(above: Governor) -> bool:
    """Whether the governing verb tells of the meeting itself, not of what was said around it."""
    if above.relation in {"object", "subject"}:
        return True
    around = above.relation in words("preposition", "during").forms.keys() - {"in", "at", "on"}
    return (
        not around
        and above.verb is not None
        and known(above.verb, "verb", "motion", "light", "inviting") is not None
    )


def _introduces(token: Token, trigger: Trigger, above: Governor) -> bool:
    """Whether a preposition can introduce the place."""
    word = token.text.lower()
    if token.dep_ not in {"prep", "pobj", "advmod"}:
        return False
    if word in words("preposition", "place").forms:
        return True
    during = words("preposition", "during").forms
    moving = [
        trigger.token.head,
        *([above.verb] if above.verb is not None and above.relation not in during else []),
    ]
    return word in TO and (
        trigger.frame in {*VISITS, "welcome"} or any(known(verb, "verb", "motion") for verb in moving)
    )


def _hangs(located: Located, preposition: Token, anchors: set[int]) -> bool:
    """Whether it hangs on an anchor, directly or over a date, a preposition or a name before it."""
    token = preposition
    for _ in range(DEEPEST):
        token = token.head
        if token.i in anchors:
            return True
        number = located.actors.get(token.i)
        named = number is not None and located.mentions[number].form in {"name", "office"}
        time = located.date_at(token.i) is not None or token.ent_type_ in {"TIME", "DATE"}
        occasion = token.tag_.startswith("NN") and _on_occasion(token, anchors)
        # "the ambassador in Lima" is there for good
        named = named and known(token, "party", "envoy") is None
        passable = named or time or occasion or token.tag_ in {"IN", "TO"}
        if not passable or token.tag_.startswith("VB"):
            return False
    return False


def _on_occasion(token: Token, anchors: set[int]) -> bool:
    """Whether the noun names an occasion of which the meeting is part: "on the margins of the fair in P"."""
    for above in (token, *token.ancestors):
        if above.i in anchors or above.tag_.startswith("VB"):
            return False
        if known(above, "noun", "occasion", "meal"):
            return True
    return False
