"""Whether a meeting took place, is planned, proposed or refused, by the words around its trigger."""

from collections.abc import Iterator

from spacy.tokens import Token

from memcon.model import Status
from memcon.understand.meetings.clauses import SUBJECTS, Governor, governor
from memcon.understand.meetings.located import Dated
from memcon.understand.meetings.settings import carrying, where
from memcon.understand.meetings.triggers import Trigger, known, words

CLASSES: tuple[Status, ...] = ("refused", "proposed", "planned")
# a refusal outweighs a plan: "refused to agree to a meeting"
WEIGHT = {"none": 4, "refused": 3, "proposed": 2, "planned": 1, "held": 0}
# what is said of an event that goes on then: "will speak at the summit"
WITHIN = frozenset({"at", "in", "during"})
AHEAD = frozenset({"next", "tomorrow", "coming", "upcoming"})
DEEPEST = 8


def status(trigger: Trigger, date: Dated | None) -> Status | None:
    """The status of the meeting; None where the words say that there is none ("did not meet")."""
    noun = trigger.token.tag_.startswith("NN")
    found = [*_around(trigger.token, governor(trigger.token) if noun else None)]
    if date is not None and AHEAD & set(date.date.span.exact.lower().split()):
        found.append("planned")
    strongest = max(found, key=lambda word: WEIGHT[word], default="held")
    if strongest == "none":
        # "the planned meeting did not take place"
        arranged = any(known(child, "modifier", "planned") for child in trigger.token.lefts)
        return "refused" if noun and arranged else None
    return strongest  # type: ignore[return-value]


def _around(token: Token, above: Governor | None) -> Iterator[str]:
    """What each word that bears on the trigger says, "none" for no meeting."""
    if above is None:
        yield from _of_verb(token, own=True)
        yield from _of_journey(token)
        return
    around = above.relation in words("preposition", "during").forms
    for noun in (token, *above.nouns):
        # "the collapse of the government before the summit" is not of the summit
        if not around or noun.i == token.i or known(noun, "noun", "part") is not None:
            yield from _of_noun(noun, own=noun.i == token.i)
    yield from (class_ for class_ in CLASSES if above.relation in words("preposition", class_).forms)
    if above.verb is not None:
        yield from _of_governor(above, above.verb)
        yield from _of_row(above, above.verb)
        yield from _of_journey(above.verb)


def _of_row(above: Governor, verb: Token) -> Iterator[str]:
    """What is said next of the same subject: "The visit, announced for May, has been postponed"."""
    if above.relation == "subject":
        row = (child for child in verb.children if child.dep_ == "conj")
        yield from ("refused" for child in row if "refused" in _plain(child) and not _since(child))


def _since(verb: Token) -> bool:
    """Whether it has lasted: "has been suspended since May" says nothing of the next one."""
    return any(child.text.lower() == "since" for child in verb.children)


def _of_journey(verb: Token) -> Iterator[str]:
    """What was to be on a journey that is called off: "cancelled a trip to P, where she was to meet Y"."""
    adverb = where(verb)
    journey = carrying(adverb, verb) if adverb is not None else None
    if journey is not None and known(journey, "verb", "refused"):
        yield "refused"


def _of_governor(above: Governor, verb: Token) -> Iterator[str]:
    """What the governing verb says of the noun: "refused talks"; of what it only happens at, that it lies
    ahead, and for a refusal nothing: "refused to speak at the summit".
    """
    around = above.relation in words("preposition", "during").forms
    if not _bears_on(above, verb):
        yield from (word for word in _auxiliaries(verb) if word == "planned" and above.relation in WITHIN)
        return
    for word in _of_verb(verb):
        if word == "refused" and above.relation in {"at", "on"}:
            yield "none"
        elif not (around and word == "none"):
            yield word


def _bears_on(above: Governor, verb: Token) -> bool:
    """Whether what is said of the verb holds for the noun: "will hold talks", "is due in Lima for talks"; not
    "will speak after the talks".
    """
    if above.relation in words("preposition", "during").forms:
        bearing = known(verb, "verb", "light", "motion", "attending") is not None
        return bearing and above.relation in {"in", "at", "on"}
    return True


def _of_noun(noun: Token, *, own: bool) -> Iterator[str]:
    """Modifiers, and participles after it: "planned talks", "no meeting", "a meeting scheduled for May"."""
    told = own or known(noun, "noun", "part", *CLASSES) is not None
    for child in noun.lefts:
        yield from (class_ for class_ in ("none", *CLASSES) if told and known(child, "modifier", class_))
    for child in noun.rights:
        if child.dep_ in {"acl", "relcl"} and own and not _about_else(child):
            # "that should calm the markets" hopes for their outcome, "that will seal a pact" is still ahead
            acting = any(word.dep_ == "dobj" for word in child.children)
            yield from (class_ for class_ in _plain(child) if not (acting and class_ == "proposed"))
    if not own:
        yield from (class_ for class_ in CLASSES if known(noun, "noun", class_))


def _about_else(verb: Token) -> bool:
    """Whether it says what the talks do ("talks expected to raise prices"), or something else altogether."""
    own = verb.dep_ == "acl" or any(child.tag_ in {"WDT", "WP"} for child in verb.children)
    doing = any(child.dep_ == "xcomp" and known(child, "verb", "light") is None for child in verb.children)
    return doing or not own


def _of_verb(verb: Token, *, own: bool = False) -> Iterator[str]:
    """The verb, its auxiliaries and negation, and the verbs it depends on: "has agreed to meet"; the words
    of the trigger itself say nothing: "called the prime minister".
    """
    for level in range(DEEPEST):
        yield from _auxiliaries(verb) if own and level == 0 else _plain(verb)
        above = verb.head
        if verb.dep_ == "acl" and above.tag_.startswith("NN"):
            # "plans to meet", not "agreements reached at the talks"
            yield from _of_noun(above, own=False) if verb.tag_ != "VBN" else ()
            return
        if above.tag_.startswith("JJ") and verb.dep_ in {"xcomp", "ccomp"}:
            yield from (class_ for class_ in CLASSES if known(above, "adjective", class_))
            above = above.head
        elif not _depends(verb):
            return
        if verb.dep_ == "pcomp":
            above = above.head
        if above.i == verb.i or not above.tag_.startswith(("VB", "MD")):
            return
        if above.tag_.startswith("VB") and above.text.lower() in {"is", "are", "was", "were"} and _to(verb):
            # "was to have met" did not come about
            yield "refused" if any(child.text.lower() == "have" for child in verb.children) else "planned"
        verb = above


def _depends(verb: Token) -> bool:
    """Whether what is said of the verb above holds for this one: infinitives and their like."""
    if verb.dep_ == "conj":
        # "is to meet Roe and (to) hold talks": the auxiliaries before the row are said of all
        bare = verb.tag_ == "VB" and not any(child.dep_ in SUBJECTS for child in verb.children)
        return bare and verb.head.tag_ == "VB"
    if verb.dep_ in {"xcomp", "pcomp"} or (verb.dep_ in {"advcl", "ccomp"} and _to(verb)):
        return verb.dep_ != "pcomp" or verb.head.text.lower() in {"of", "to", "on", "from", "about"}
    return False


def _to(verb: Token) -> bool:
    return any(child.tag_ == "TO" for child in verb.children)


def _plain(verb: Token) -> Iterator[str]:
    """The verb by itself with its auxiliaries; what had been planned did not come about."""
    yield from _auxiliaries(verb)
    due = [verb, *(child for child in verb.children if child.tag_.startswith("JJ"))]
    had = any(child.text.lower() == "had" and child.dep_ == "aux" for child in verb.children)
    if had and any(known(word, "verb", "undone") or known(word, "adjective", "undone") for word in due):
        yield "refused"
    yield from (class_ for class_ in CLASSES if known(verb, "verb", class_))


def _auxiliaries(verb: Token) -> Iterator[str]:
    """Modals, negation, "if", and the bare infinitive of a headline."""
    modal = ""
    for child in verb.children:
        if child.tag_ == "MD":
            modal = next((c for c in ("planned", "proposed") if known(child, "modal", c)), "")
        if child.dep_ == "mark" and known(child, "conjunction", "none"):
            yield "none"
    negated = any(child.dep_ == "neg" for child in verb.children)
    if negated:
        yield "refused" if modal == "planned" else "none"
    if modal:
        yield modal
    if verb.dep_ == "pcomp" and known(verb.head, "modifier", "none"):
        yield "none"
    if verb.tag_ == "VB" and _to(verb) and verb.dep_ == "ROOT":
        yield "planned"
    if any(child.dep_ in SUBJECTS and _nobody(child) for child in verb.children):
        yield "none"


def _nobody(head: Token) -> bool:
    """Whether the subject is said of nobody: "Neither Roe nor Berg", "None of the leaders"."""
    first = head.left_edge.text.lower()
    return first in {"neither", "none", "nobody"}
