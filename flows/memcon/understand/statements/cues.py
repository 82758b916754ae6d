"""What the words of a cue mean: the entry of the lexicon that they fall under, and whether it is negated.

A cue may be of many words ("refused to say", "issued a statement condemning"). Words that only lead to
others are passed over, and the first that says something itself decides.
"""

from collections.abc import Callable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from memcon.model import Attribution, Span
from memcon.understand.attributions.cues import Cue, Entry, copula, cues, entries, is_word, last_word
from memcon.understand.attributions.infinitives import has_to
from memcon.understand.attributions.sources import is_finite
from memcon.understand.offsets import Offsets
from memcon.understand.statements.modals import row as modal
from memcon.understand.statements.modals import wish

# which frames of the lexicon a content of that form fills
FITTING = {
    "quote": {"quote", "span"},
    "infinitive": {"infinitive", "addressee-infinitive", "object-infinitive", "span"},
    "clause": {"clause", "host", "object-infinitive", "complement", "span"},
    "noun": {"noun", "complement", "object-infinitive", "span"},
}
# kinds of cue that a word can be, by the beginning of its tag
KINDS = {
    "VB": ("verb", "adverbial"),
    "MD": ("verb",),
    "NN": ("noun",),
    "JJ": ("adjective",),
    "IN": ("adverbial",),
    "RB": ("adverbial",),
}
Kinds = Callable[[Token], Sequence[str]]
# how many other words may stand between two of a verb's entry: "made it abundantly clear"
GAP = 3


def cue_of(attribution: Attribution, offsets: Offsets) -> Cue | None:
    """The lexicon's reading of the cue's words that suits the content: that of the rule which found it, else
    by the words' parts of speech, else by the words alone; None for unknown words.
    """
    tokens = offsets.tokens(attribution.cue) if attribution.cue else None
    if tokens is None:
        return None
    frames = FITTING[form(attribution.content, offsets)]
    known = [cue for token in tokens for cue in cues(token) if cue.entry.lemma == attribution.lemma]
    if known:
        return next((cue for cue in known if cue.entry.frames & frames), known[0])
    tagged = readings(tokens, frames, by_tag)
    found = telling(tagged) or telling(readings(tokens, frames, by_form)) or tagged
    return deciding(found) if found else None


def by_tag(token: Token) -> Sequence[str]:
    """The kinds of cue that the word can be as its part of speech goes; a participle after "be" first of all
    an adjective ("was convinced").
    """
    kinds = KINDS.get(token.tag_[:2], ())
    return ("adjective", *kinds) if token.tag_[:2] == "VB" and copula(token) is not None else kinds


def by_form(token: Token) -> Sequence[str]:
    """The kinds that it can be if its tag is wrong ("slams" in a headline); an adverb stays one."""
    return ("verb", "noun", "adjective", "adverbial") if token.tag_[:2] in KINDS.keys() - {"RB"} else ()


def telling(found: Sequence[Cue]) -> list[Cue]:
    """The readings without those that say nothing by themselves: auxiliaries ("has"), prepositions that only
    lead to what it is about, participles before a noun ("leading").
    """
    return [
        cue
        for cue in found
        if cue.entry.words
        or not is_plain(cue)
        or (cue.entry.kind != "adverbial" and cue.head.dep_ not in {"aux", "auxpass", "amod"})
    ]


def form(content: Sequence[Span], offsets: Offsets) -> str:
    """What the content is: "quote", "infinitive", "clause" or "noun"."""
    tokens = offsets.tokens(min(content)) if content else None
    if tokens is None or tokens[0].tag_ in {"``", "''"}:
        return "quote"
    root = tokens.root
    if tokens[0].dep_ == "mark" or tokens[0].tag_ in {"WRB", "WP", "WDT"}:
        return "clause"
    if not root.tag_.startswith(("VB", "MD")):
        return "infinitive" if any(is_told(token, tokens) for token in tokens) else "noun"
    return "clause" if is_finite(root) else "infinitive"


def is_told(verb: Token, content: Tokens) -> bool:
    """Is it what somebody is to do, by a cue outside: "Iran / to sign" after "urged"?"""
    return has_to(verb) and not content.start <= verb.head.i < content.end


def readings(tokens: Tokens, frames: AbstractSet[str], kinds: Kinds) -> list[Cue]:
    """The best reading of each word of a cue that the lexicon knows, in order; left out are words that a
    longer entry covers and those whom the cue addresses ("a letter to critics").
    """
    found: list[Cue] = []
    for token in tokens:
        if found and (token.i <= found[-1].last.i or is_addressed(token)):
            continue
        rows = [row for kind in kinds(token) for row in entries(token, kind, whole=True)]
        options = [Cue(row, token, last) for row in rows if (last := last_of(token, row, tokens.end))]
        if options:
            found.append(max(options, key=lambda cue: rank(cue, frames, tokens.end)))
    return found


def is_addressed(token: Token) -> bool:
    """Is it the noun after "to"?"""
    return token.dep_ == "pobj" and token.head.lower_ == "to"


def last_of(head: Token, entry: Entry, end: int) -> Token | None:
    """The last of the entry's words after its head, with other words between them where they stand in the
    cue, before the token number `end`; None where they do not.
    """
    place = head.i
    gap = GAP if entry.kind == "verb" else 0
    for word in entry.words:
        ahead = head.doc[place + 1 : min(place + gap + 2, end)]
        place = next((token.i for token in ahead if is_word(token, word)), -1)
        if place < 0:
            return last_word(head, entry.words)
    return head.doc[place]


def rank(cue: Cue, frames: AbstractSet[str], end: int) -> tuple[int, bool, int]:
    """More words inside the cue go first, then what takes such a content, then more words beyond it."""
    words = len(cue.entry.words)
    return words if cue.last.i < end else 0, bool(cue.entry.frames & frames), words


def deciding(found: Sequence[Cue]) -> Cue:
    """The first reading that does not only lead to the next one; where that is a noun for saying, the first
    verb that says as much ("tweeted" in "tweeted a message").
    """
    chosen = next((cue for cue, after in pairwise(found) if not leads_to(cue, after)), found[-1])
    if chosen.entry.kind == "verb" or not is_plain(chosen):
        return chosen
    return next((cue for cue in found if cue.entry.kind == "verb" and is_plain(cue)), chosen)


def is_plain(cue: Cue) -> bool:
    """Does it say that somebody said something, and no more?"""
    return cue.entry.act == "state" and not cue.entry.stance


def leads_to(cue: Cue, after: Cue) -> bool:
    """Does the reading only bring up the one after it: "expressed / hope", "went on / to accuse", "a letter /
    urging", "in / his opinion", "is expected / to urge"?
    """
    entry, nominal = cue.entry, after.entry.kind in {"noun", "adjective"}
    if foretells(cue, after):
        return True
    if entry.kind in {"noun", "adverbial"}:
        return entry.kind == "noun" and is_plain(cue) and not nominal
    lending = [row for row in leading(cue.head, "light") if row.stance or not entry.stance]
    if (nominal and lending and not entry.words) or (is_plain(cue) and is_hanging(after.head)):
        return True
    carriers = leading(cue.head, "carrier")
    return any(not nominal or (row.stance == "opposes" and is_plain(after)) for row in carriers)


def foretells(cue: Cue, after: Cue) -> bool:
    """Does it only say that the act after it is to come or possible: "plans / to propose"?"""
    below = after.head
    if cue.head.dep_ == "amod" and below == cue.head.head:
        return modal(cue.head, "adjective") is not None
    if has_to(below) and (modal(cue.last, "governor") or wish(cue.last)):
        return True
    return below.dep_ == "xcomp" and below.head == cue.last and modal(cue.last, "gerund") is not None


def is_hanging(verb: Token) -> bool:
    """Is it an infinitive or a gerund: "spoke / to denounce", "wrote / praising"?"""
    return verb.tag_ == "VBG" or has_to(verb)


def leading(head: Token, kind: str) -> list[Entry]:
    """The rows of that kind, light verb, carrier or negation, that the word and those after it fill."""
    rows = entries(head, kind, whole=True)
    return [row for row in rows if last_word(head, row.words) is not None]


def is_negated(cue: Cue, attribution: Attribution, offsets: Offsets) -> bool:
    """Is it "did not say", "no proposal", "refused to say"? "Denied" is an act, no negation, and "did not
    fail to say" says.
    """
    tokens = offsets.tokens(attribution.cue) if attribution.cue else None
    words = {token.i: token for token in (*before(cue, tokens), *around(cue))}
    turning = [token for token in words.values() if turns(token) and not cue.head.i <= token.i <= cue.last.i]
    return len(turning) % 2 == 1


def before(cue: Cue, tokens: Tokens | None) -> Iterator[Token]:
    """The words of the cue in front of the reading that decides, and those of its object ("made / no
    mention of").
    """
    for token in tokens or ():
        if token.i < cue.head.i or (token.head.dep_ == "dobj" and token.head.head == cue.head):
            yield token


def around(cue: Cue) -> Iterator[Token]:
    """What else can negate it: words that hang on it ("did not say", "said nothing"), its subject ("no envoy
    said"), the verb above it.
    """
    yield from (child for child in cue.head.lefts if child.dep_ in {"neg", "det", "preconj"})
    yield from (child for child in cue.head.rights if child.dep_ == "dobj" and leading(child, "negation"))
    for subject in [child for child in cue.head.lefts if child.dep_ == "nsubj"][-1:]:
        yield from (word for word in (*subject.lefts, subject) if word.dep_ in {"det", "preconj", "nsubj"})
    governor = cue.head.head
    if cue.head.dep_ == "xcomp" and (
        any(entries(governor, "carrier", whole=True)) or modal(governor, "governor") or wish(governor)
    ):
        yield governor
        beside = (*governor.children, *cue.head.lefts)
        yield from (child for child in beside if child.dep_ in {"neg", "advmod"})


def turns(token: Token) -> bool:
    """Does the word turn round what comes after it: "not", "refused", "withdrew", but not "not only"?"""
    kinds = ("negation",) if token.tag_[:2] == "NN" else ("negation", "carrier", "light")
    rows = [row for kind in kinds for row in leading(token, kind) if row.stance]
    return bool(rows) and rows[0].stance == "opposes"
