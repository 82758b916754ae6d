"""Joins against truth: are things of different documents one that truly are, and only those?

Each of truth's words is first laid on what was read there: the actor of the mention, the meeting with that
trigger, the statement with that content. Counted are pairs of words in different documents, as the pairwise
score for coreference and record linkage does (Hassanzadeh and others, "Framework for evaluating clustering
algorithms in duplicate detection", VLDB 2009): joined rightly are the pairs that are truly one among all that
were joined, and those joined among all that are truly one. Each is told twice: among the words that each
document's reading got right, which measures joining alone, and among all words. Reading gets words wrong
where it finds nothing there, or takes two true things of one document for one.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import Any, TypeAlias

from msgspec import Struct, structs

from memcon.evaluate.figures import Scored, Share, total
from memcon.evaluate.misses import Miss
from memcon.evaluate.spans import Range, dice, shared, size
from memcon.evaluate.truth import Told, TrueFact, Truth, place
from memcon.model import Document, Findings, Span
from memcon.resolve.across.merges import Fact, Joined

Thing: TypeAlias = str | Fact
"""An actor's key or a document's hash; a meeting or statement."""
Merged: TypeAlias = Mapping[Any, Thing]
"""What each thing was joined to; what was joined to nothing may be missing."""
Found: TypeAlias = Callable[[Findings, Range], Thing | None]
# a name without "Sheikh" or "bin", or with "Minister", is still that name; one that shares less is another's
ENOUGH = 0.5


class Answer(Struct, frozen=True):
    """Words that truth quotes, with the true thing, and what was read there."""

    id: str
    told: Told
    local: Thing | None
    """As its document alone tells it; None where reading has missed it."""
    final: Thing | None
    """What it was joined to, or itself."""
    mixed: bool = False
    """Its document alone takes it for one with another true thing."""

    @property
    def read(self) -> bool:
        """Whether its document's reading got it right."""
        return self.local is not None and not self.mixed


def joins(truth: Truth, findings: Sequence[Findings], joined: Joined) -> Scored:
    """The figures of actors, meetings, statements and copies, and what was wrong with each.

    `findings` are those of all documents that could be read; joins of things that truth does not tell of are
    told among the misses, but count in no figure. Raises InputError where truth quotes what does not stand in
    its document.
    """
    by_name = {found.document.identifier: found for found in findings}
    names = {key: named.key for key, named in joined.actors.items()}
    actors = _answers([TrueFact(one.id, one.mentions) for one in truth.actors], by_name, _actor, names)
    meetings = _answers(truth.meetings, by_name, _meeting, joined.meetings)
    statements = _answers(truth.statements, by_name, _statement, joined.statements)
    return total(
        (
            _scored("actors", actors, names, _actors(findings)),
            _scored("meetings", meetings, joined.meetings, _meetings(findings)),
            _scored("statements", statements, joined.statements, _statements(findings)),
            _scored("copies", _copies(truth, by_name, joined), {}, {}),
        )
    )


def _scored(name: str, answers: Sequence[Answer], merged: Merged, words: Mapping[Thing, Told]) -> Scored:
    """The four figures of one kind of things, with the pairs that were wrong."""
    pairs = [
        pair for pair in combinations(answers, 2) if pair[0].told.document != pair[1].told.document
    ]  # a corpus with truth is small
    one = [pair for pair in pairs if pair[0].id == pair[1].id]
    joined = [pair for pair in pairs if pair[0].final is not None and pair[0].final == pair[1].final]
    right = [pair for pair in joined if pair[0].id == pair[1].id]
    figures = {
        f"{name} joined rightly": Share(_read(right), _read(joined)),
        f"{name} joined of those read": Share(_read(right), _read(one)),
        f"{name} joined rightly, of all": Share(len(right), len(joined)),
        f"{name} joined of all": Share(len(right), len(one)),
    }
    wrong = [_pair(f"{name} wrongly joined", pair) for pair in joined if pair not in right]
    missed = [_pair(f"{name} not joined", pair) for pair in one if pair not in right]
    unread = [_misread(name, answer) for answer in answers if not answer.read]
    return Scored(figures, (*wrong, *missed, *unread, *_unlisted(name, answers, merged, words)))


def _read(pairs: Iterable[tuple[Answer, Answer]]) -> int:
    """How many of the pairs have two sides that were read rightly."""
    return sum(one.read and other.read for one, other in pairs)


def _misread(name: str, answer: Answer) -> Miss:
    kind = f"{name} read as one" if answer.mixed else f"{name} not read"
    return Miss(answer.told.document, kind, {"words": (answer.told.words,), "id": (answer.id,)})


def _pair(kind: str, pair: tuple[Answer, Answer]) -> Miss:
    one, other = pair
    words = {
        "words": (one.told.words, other.told.words),
        "other": (other.told.document,),
        "id": (one.id, other.id),
    }
    return Miss(one.told.document, kind if one.read and other.read else f"{kind}, misread", words)


def _unlisted(
    name: str, answers: Iterable[Answer], merged: Merged, words: Mapping[Thing, Told]
) -> Iterator[Miss]:
    """What was joined of which truth says nothing, with what it was joined to."""
    listed = {answer.local for answer in answers}
    groups: defaultdict[Thing, list[Thing]] = defaultdict(list)
    for thing in words:
        groups[merged.get(thing, thing)].append(thing)
    for group in groups.values():
        others = [thing for thing in group if thing not in listed]
        if len(group) > 1 and others:
            told = [words[thing] for thing in (*others, *(thing for thing in group if thing in listed))]
            documents = tuple(one.document for one in told[1:])
            texts = tuple(one.words for one in told)
            yield Miss(told[0].document, f"{name} joined, not in truth", {"words": texts, "other": documents})


def _answers(
    facts: Iterable[TrueFact], findings: Mapping[str, Findings], found: Found, merged: Merged
) -> list[Answer]:
    """What was read at the words of each true thing, and what that was joined to."""
    answers = []
    for fact in facts:
        for told in fact.told:
            read = findings.get(told.document)
            local = None if read is None else found(read, place(told, read.document.text))
            answers.append(Answer(fact.id, told, local, None if local is None else merged.get(local, local)))
    return _with_mixed(answers)


def _with_mixed(answers: Sequence[Answer]) -> list[Answer]:
    """The answers, those marked whose document takes two true things for one."""
    ids = defaultdict(set)
    for answer in answers:
        ids[answer.local].add(answer.id)
    return [
        structs.replace(answer, mixed=answer.local is not None and len(ids[answer.local]) > 1)
        for answer in answers
    ]


def _actor(findings: Findings, words: Range) -> str | None:
    """The actor of the mention whose name, or else whole phrase, is nearest to the words."""
    best = max(
        ((_nearness(mention.name, mention.span, words), actor.key)
         for actor in findings.actors
         for mention in map(findings.mentions.__getitem__, actor.mentions)),
        default=(0.0, ""),
    )  # fmt: skip
    return best[1] if best[0] >= ENOUGH else None


def _nearness(name: Span | None, phrase: Span, words: Range) -> float:
    return max(dice([_range(span)], [words]) for span in (name, phrase) if span is not None)


def _meeting(findings: Findings, words: Range) -> Fact | None:
    """The meeting with most of its trigger words within the words."""
    return _most(findings, [meeting.evidence for meeting in findings.meetings], words, 1)


def _statement(findings: Findings, words: Range) -> Fact | None:
    """The statement that says most of the words; half of them at least, as a cue may split them."""
    contents = [statement.attribution.content for statement in findings.statements]
    return _most(findings, contents, words, ENOUGH * size([words]))


def _most(findings: Findings, spans: Sequence[Sequence[Span]], words: Range, least: float) -> Fact | None:
    """The fact that shares most with the words, the first of equals, if it shares `least` characters."""
    overlaps = [
        (shared([_range(span) for span in each], [words]), -number) for number, each in enumerate(spans)
    ]
    most, number = max(overlaps, default=(0, 0))
    return (findings.document.sha256, -number) if most >= least else None


def _range(span: Span) -> Range:
    return span.start, span.end


def _copies(truth: Truth, findings: Mapping[str, Findings], joined: Joined) -> list[Answer]:
    """Every document, under the first of its group."""
    group = {name: names[0] for names in truth.copies for name in names}
    answers = []
    for name in sorted({*group, *findings}):
        read = findings.get(name)
        told = Told(name, name if read is None else read.document.title or name)
        local = None if read is None else read.document.sha256
        final = None if local is None else joined.documents.get(local, local)
        answers.append(Answer(group.get(name, name), told, local, final))
    return answers


def _actors(findings: Iterable[Findings]) -> Mapping[Thing, Told]:
    return {
        actor.key: Told(found.document.identifier, actor.label)
        for found in findings
        for actor in found.actors
    }


def _meetings(findings: Iterable[Findings]) -> Mapping[Thing, Told]:
    return {
        (found.document.sha256, number): _told(found.document, meeting.evidence)
        for found in findings
        for number, meeting in enumerate(found.meetings)
    }


def _statements(findings: Iterable[Findings]) -> Mapping[Thing, Told]:
    return {
        (found.document.sha256, number): _told(found.document, statement.attribution.content)
        for found in findings
        for number, statement in enumerate(found.statements)
    }


def _told(document: Document, spans: Sequence[Span]) -> Told:
    return Told(document.identifier, " … ".join(span.exact for span in spans))
