"""When a meeting takes place: the date in the trigger's own clause."""

from msgspec.structs import replace
from spacy.tokens import Token

from memcon.model import DateReference
from memcon.understand.meetings.clauses import Governor, governor
from memcon.understand.meetings.lists import occasion
from memcon.understand.meetings.located import Dated, Located
from memcon.understand.meetings.parties import Parties
from memcon.understand.meetings.settings import carrying, date_before, frame, shared, where
from memcon.understand.meetings.triggers import Trigger, known, words

DEEPEST = 10
# a date that opens the sentence begins so early: "In the July of that year"
LEADING = 3


def when(located: Located, trigger: Trigger, parties: Parties) -> Dated | None:
    """The date of the trigger: the nearest that depends on it or on the verb that carries it; None where
    no date does, or where the list of parties has several.
    """
    listed = [member for member in parties.listed if member.date is not None]
    if len(listed) > 1:
        return None
    if listed:
        return located.date_at(listed[0].last)
    own = {*parties.all}
    noun = trigger.token.tag_.startswith("NN")
    above = governor(trigger.token) if noun else Governor(None, "", ())
    tied = _right_after(located, trigger) if noun else None
    tied = tied or _nearest(located, trigger, _anchors(trigger), own)
    tied = tied or _of_clause(located, above.verb if noun else trigger.token)
    if tied is not None or above.verb is None or above.relation not in beside():
        return tied
    around = _nearest(located, trigger, {above.verb.i}, own)
    return around._replace(date=inferred(around.date)) if around is not None else None


def _right_after(located: Located, trigger: Trigger) -> Dated | None:
    """The date right after the noun, or after a place that is: "a summit in Lima on May 2 and 3"."""
    found = occasion(located, trigger.token.i + 1, trigger.token.sent.end)
    return located.date_at(found.last) if found is not None and found.date is not None else None


def _of_clause(located: Located, verb: Token | None) -> Dated | None:
    """The date of "went to P on Friday, where he met Y" and "in 1979, when he met Y", and that which a row of
    verbs shares: "In July, X flew to P and met Y".
    """
    if verb is None:
        return None
    adverb = where(verb)
    if adverb is not None:
        journey = carrying(adverb, verb)
        return date_before(located, adverb) or (_of_verb(located, journey) if journey is not None else None)
    above = frame(verb)
    if above is not None:
        return _of_verb(located, above)
    row = [token for token in shared(verb) if not known(token, "verb", "refused")]
    start = verb.sent.start
    leading = [dated for dated in located.dates if row and start <= dated.first <= start + LEADING]
    return next((d for d in leading if _tied(located, d, {token.i for token in row}, set())), None)


def _of_verb(located: Located, verb: Token) -> Dated | None:
    """The one date that depends on a verb."""
    sentence = (d for d in located.dates if verb.sent.start <= d.first < verb.sent.end)
    found = [dated for dated in sentence if _tied(located, dated, {verb.i}, set())]
    return found[0] if len(found) == 1 else None


def beside() -> frozenset[str]:
    """The prepositions after which a meeting is on the day and at the place of what is told around it."""
    return frozenset(words("preposition", "beside").forms)


def inferred(date: DateReference) -> DateReference:
    """The date as a conclusion, not a statement of the text."""
    return date if date.basis == "unknown" else replace(date, basis="inferred")


def _nearest(located: Located, trigger: Trigger, anchors: set[int], own: set[int]) -> Dated | None:
    token = trigger.token
    sentence = [dated for dated in located.dates if token.sent.start <= dated.first < token.sent.end]
    own_dates = [d for d in sentence if not (_beyond_clause(token, d) or _distance(token, d))]
    own_dates = [d for d in own_dates if not _of_announcing(located, token, d)]
    tied = [d for d in own_dates if _tied(located, d, anchors, own)]
    # a date in the dateline only says when the despatch was filed: "VALLETTA, May 6 -"
    return min(tied, key=lambda d: (d.first < located.opening, abs(d.first - token.i)), default=None)


def _of_announcing(located: Located, token: Token, dated: Dated) -> bool:
    """Whether the date is when a meeting was announced, proposed or agreed on: "On Monday Roe announced
    talks"; not "announced talks for Monday" and "announced talks on Monday".
    """
    word = located.doc[dated.first : dated.last + 1].root
    word = word.head if word.head.tag_ == "IN" else word
    announcing = [verb for verb in [*token.ancestors][:DEEPEST] if known(verb, "verb", "announcing")]
    before = any(word.head.i == verb.i or dated.last < verb.i for verb in announcing)
    return before and dated.first < token.i and word.text.lower() != "for"


def _beyond_clause(token: Token, dated: Dated) -> bool:
    """Whether a subordinate clause begins between trigger and date, whatever the parse hangs it on."""
    return any(
        other.dep_ == "mark" or other.text.lower() == "since" for other in token.doc[token.i : dated.first]
    )


def _distance(token: Token, dated: Dated) -> bool:
    """Whether the date only says how far off the meeting is: "a week before the summit"."""
    word = token.doc[dated.last].text.lower()
    return word in {"before", "after"} and token.left_edge.i <= dated.last + 1 <= token.i


def _anchors(trigger: Trigger) -> set[int]:
    """The trigger, the verb that carries it, and a verb of travel or planning above a verb."""
    token = trigger.token
    if token.tag_.startswith("NN"):
        above = governor(token)
        around = words("preposition", "during").forms.keys() - {"in", "on", "at"}
        scheduled = [child.i for child in token.rights if child.dep_ == "acl"]
        # "a meeting that was to take place on Friday"
        clauses = (word for word in token.subtree if word.dep_ == "relcl" and word.i > token.i)
        scheduled += [word.i for verb in clauses for word in verb.children if _takes_place(verb, word)]
        return {token.i, *scheduled, *_carrier(above, around), *(noun.i for noun in above.nouns)}
    anchors = {token.i}
    while token.dep_ in {"xcomp", "advcl"} and any(child.tag_ == "TO" for child in token.children):
        token = token.head
        if known(token, "verb", "motion", "planned", "light"):
            anchors.add(token.i)
    return anchors


def _takes_place(verb: Token, word: Token) -> bool:
    """Whether the words of a relative clause say when it is: "was to begin", "was to take place"."""
    ahead = verb.text.lower() in {"is", "are", "was", "were"} or known(verb, "verb", "planned") is not None
    return ahead and word.dep_ == "xcomp" and known(word, "verb", "light") is not None


def _carrier(above: Governor, around: set[str]) -> set[int]:
    """The verb that carries the noun; when it was called off is not when it was to be."""
    if above.verb is None or above.relation in around or known(above.verb, "verb", "refused"):
        return set()
    return {above.verb.i}


def _tied(located: Located, dated: Dated, anchors: set[int], own: set[int]) -> bool:
    """Whether the date depends on an anchor, over prepositions, other dates and the parties alone."""
    token = located.doc[dated.first : dated.last + 1].root
    for _ in range(DEEPEST):
        if token.i in anchors:
            return True
        above = token.head
        if above.i == token.i:
            return False
        passable = (
            dated.first <= above.i <= dated.last
            or above.tag_ in {"IN", "TO", "RB"}
            or located.date_at(above.i) is not None
            or located.actors.get(above.i) in own
            or above.i in located.places
            or above.i in anchors
            or (above.tag_ == "VBN" and known(above, "verb", "planned") is not None)
            # "met at the summit in Lima in June"
            or (above.tag_.startswith("NN") and known(above, "noun", "occasion") is not None)
        )
        if not passable:
            return False
        token = above
    return False
