"""Cues: the words that announce an attribution ("said", "called on", "according to", "their demand for").

The lexicon (ontology/lexicon/speech.csv) says which words are cues, what act they report and in which
frames they take their content; the parse says where a cue stands. Rows with the frame `span` find nothing
by themselves ("discuss", "supporter", "quick to"): they only say what the words of a cue mean that somebody
else has found (statements/cues.py), so that a row can be added without the rules seeing more cues. In a
row "one's" stands for "his", "their" and the like, "oneself" for "herself" and the like.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile

from spacy.tokens import Token

from memcon import ontology
from memcon.understand.lemmas import lemma

# kinds of cue that a word can be, by the beginning of its tag; what is asked for first comes first
KINDS = {
    "VB": ("adjective", "verb", "adverbial"),
    "NN": ("noun",),
    "JJ": ("adjective",),
    "IN": ("adverbial",),
}
# words of a multiword cue that the parse may hang on the verb at a distance: "called again on Monday for"
LINKS = {"prep", "prt", "agent", "dative", "advmod"}
WH = {"WRB", "WP", "WDT"}


@dataclass(frozen=True)
class Entry:
    """A row of the lexicon."""

    lemma: str
    """Its words: "say", "make clear", "according to"."""
    kind: str
    """What its first word is: verb, noun, adjective or adverbial; a light verb ("express") lends its subject
    to a nominal cue, a carrier ("refuse", "go on") makes an infinitive a report, a negation ("not", "yet to")
    turns it round. Light verbs and carriers with the stance "opposes" do so too ("withdrew her support"),
    negations with the stance "supports" do not ("not only").
    """
    act: str
    stance: str
    frames: frozenset[str]
    """The forms of content it takes, the keys of contents.FRAMES; "span" where it is not looked for."""
    addressee: tuple[str, ...]
    """Where its addressee stands: "object", "linker" (after its last word) or a preposition."""
    tail: tuple[str, ...]
    """The words that continue the content of a verb ("as", "for"), or lead to that of a noun ("on")."""

    @property
    def words(self) -> list[str]:
        """The words after the first: ["clear"] of "make clear"."""
        return self.lemma.split()[1:]


@dataclass(frozen=True)
class Cue:
    """An entry at its place in the text: its first word (the head) and its last."""

    entry: Entry
    head: Token
    last: Token


@dataclass(frozen=True)
class Lexicon:
    """The rows by kind and first word, those with more words first, and the irregular forms."""

    entries: dict[tuple[str, str], tuple[Entry, ...]]
    irregular: dict[str, str]
    known: dict[str, frozenset[str]]


@lru_cache(maxsize=2)
def lexicon(*, whole: bool = False) -> Lexicon:
    """The rows that find cues, or the whole speech lexicon, each read once a process."""
    entries: dict[tuple[str, str], tuple[Entry, ...]] = {}
    irregular: dict[str, str] = {}
    for row in ontology.rows("lexicon/speech.csv"):
        entry = Entry(
            row["lemma"], row["kind"], row["act"], row["stance"],
            frozenset(row["frames"].split()), tuple(row["addressee"].split()), tuple(row["tail"].split()),
        )  # fmt: skip
        if "span" in entry.frames and not whole:
            continue
        first = entry.lemma.split()[0]
        irregular |= dict.fromkeys(row["forms"].split(), first)
        key = (entry.kind, first)
        entries[key] = tuple(sorted((*entries.get(key, ()), entry), key=lambda e: -len(e.words)))
    kinds = {kind for kind, _ in entries}
    known = {kind: frozenset(word for k, word in entries if k == kind) for kind in kinds}
    return Lexicon(entries, irregular, known)


def entries(token: Token, kind: str, *, whole: bool = False) -> tuple[Entry, ...]:
    """The rows of that kind whose first word is the token's: those that find cues, or all."""
    words = lexicon(whole=whole)
    inflected = {"verb", "noun", "light", "carrier"}
    if kind in inflected:
        word = lemma(token.text, words.known[kind], words.irregular if kind != "noun" else {})
    else:
        word = token.lower_
    return words.entries.get((kind, word), ()) if word else ()


def cues(token: Token) -> Iterator[Cue]:
    """The readings of a token as head of a cue, the ones with more words first."""
    for kind in KINDS.get(token.tag_[:2], ()):
        if kind == "adjective" and copula(token) is None:
            continue
        for entry in entries(token, kind):
            last = last_word(token, entry.words)
            if last is not None:
                yield Cue(entry, token, last)


def copula(token: Token) -> Token | None:
    """The "be" (or "seem", "remain") of which the token is the predicate; itself for "was convinced"."""
    if token.dep_ in {"acomp", "oprd", "attr"} and token.head.tag_.startswith("VB"):
        return token.head
    if token.tag_ in {"VBN", "JJ"} and any(child.dep_ in {"auxpass", "cop"} for child in token.lefts):
        return token
    return None


def is_mere_possibility(token: Token) -> bool:
    """Is the verb one that is not reported as done: "may propose", "a plan to ask", "if Oman refuses"? "Went
    on to say" and "refused to say" are.
    """
    if not token.tag_.startswith("VB"):
        return False
    if token.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ in {"if", "unless"} for c in token.lefts):
        return True
    if any(c.tag_ == "MD" and c.dep_ == "aux" for c in token.lefts):
        return True
    to = any(c.tag_ == "TO" for c in token.lefts)
    return to and not is_carried(token)


def is_carried(verb: Token) -> bool:
    """Does the infinitive hang on a verb that lets it happen or not: "went on to say", "refused to say"?"""
    carrier = verb.head
    return verb.dep_ in {"xcomp", "advcl"} and carrier.tag_[:2] == "VB" and bool(entries(carrier, "carrier"))


def lending(cue: Cue) -> Token | None:
    """The light verb close to a nominal cue: "expressed" in "expressed the hope that"."""
    verb = cue.head.head
    near = cue.entry.kind == "noun" and cue.head.dep_ == "dobj" and 0 < cue.head.i - verb.i < 4
    return verb if near and is_light(verb) else None


def is_light(token: Token) -> bool:
    """Does the verb lend its subject to a nominal cue ("expressed hope", "issued a warning")?"""
    return token.tag_.startswith("VB") and bool(entries(token, "light"))


def last_word(head: Token, words: list[str]) -> Token | None:
    """The last of the cue's further words, where all follow the head (an adverb may stand between)
    or where the only one hangs on it; None where they do not.
    """
    if not words:
        return head
    token = in_a_row(head, words)
    if token is None and len(words) == 1:
        objects = (c for o in head.rights if o.dep_ == "dobj" for c in o.rights)
        apart = (c for c in (*head.rights, *objects) if c.lower_ == words[0] and c.dep_ in LINKS)
        token = next(apart, None)
    return token


def in_a_row(head: Token, words: list[str]) -> Token | None:
    """The last of `words` where they follow the head, at most one adverb between two of them."""
    doc, place = head.doc, head.i
    for word in words:
        ahead = list(takewhile(lambda t: not t.is_sent_start, doc[place + 1 : place + 3]))
        if ahead and not is_word(ahead[0], word) and ahead[0].tag_.startswith("RB"):
            ahead = ahead[1:]
        if not ahead or not is_word(ahead[0], word):
            return None
        place = ahead[0].i
    return doc[place]


def is_word(token: Token, word: str) -> bool:
    """Is it that word of an entry: the same, or a pronoun where the entry says "one's" or "oneself"?"""
    if word == "one's":
        return token.tag_ == "PRP$"
    return token.lower_ == word or (word == "oneself" and token.lower_.endswith(("self", "selves")))


def first_token(cue: Cue) -> Token:
    """Where the cue's span begins: auxiliaries, negation and adverbs before the verb belong to it."""
    head = copula(cue.head) if cue.entry.kind == "adjective" else lending(cue) or cue.head
    if head is None or head.tag_[:2] not in {"VB", "MD"} or cue.entry.kind == "adverbial":
        return cue.head
    group, place = {"aux", "auxpass", "neg", "advmod"}, head.i
    while place > 0:
        before = head.doc[place - 1]
        if before.head != head or before.dep_ not in group or before.left_edge != before or before.tag_ in WH:
            break
        place -= 1
    return head.doc[place]


def linked_last(cue: Cue) -> Token:
    """Where the cue's span ends: at its last word where that follows the head closely, else at the head."""
    return cue.last if cue.last.i - cue.head.i <= 2 * len(cue.entry.words) else cue.head
