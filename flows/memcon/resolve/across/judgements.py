"""What rows of decisions mean for the actors that are there: who is one, and who is kept apart.

"Same" carries over: if A is B and B is C, then A is C. A row that says of two that they are different or
unsure while other rows make them the same contradicts these; none of them counts. "Unsure" parts two as
"different" does, and stays listed as open.
"""

from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from memcon.model import Issue
from memcon.resolve.across.decisions import Decision
from memcon.resolve.across.figures import Side
from memcon.resolve.across.names import parsed

KINDS = ("person", "organisation", "group", "actor", "state")
Keys = frozenset[str]
Look = Callable[[str], Keys]
Rows = Mapping[int, tuple[Keys, Keys]]


class Judged(Struct, frozen=True):
    """Decisions in terms of keys: of actors of documents, and of persons of the gazetteer."""

    same: tuple[tuple[str, ...], ...] = ()
    """Those that people made one, in groups, sorted; a key stands in one group only."""
    reasons: Mapping[str, Decision] = {}
    """By key: a row that has it among the same."""
    sides: Mapping[str, frozenset[Side]] = {}
    """By key: on which side of which row it has to stay."""
    issues: tuple[Issue, ...] = ()


def judged(decisions: Sequence[Decision], look: Look) -> Judged:
    """The decisions with the actors that they name; `look` gives the keys that a cell means."""
    ordered = sorted(set(decisions), key=lambda one: (one.file, one.line, one))
    rows, issues = _rows(ordered, look)
    contradicting = _contradicting(ordered, rows)
    issues += [
        _contradiction(ordered[n], [ordered[m] for m in others]) for n, others in contradicting.items()
    ]
    out = {n for n, others in contradicting.items()} | {
        m for others in contradicting.values() for m in others
    }
    counted = {n: keys for n, keys in rows.items() if n not in out}
    same = {n: keys for n, keys in counted.items() if ordered[n].judgement == "same"}
    groups = _groups(same)
    sides = _sides({n: keys for n, keys in counted.items() if n not in same}, groups)
    reasons = {
        key: ordered[n] for n, (left, right) in sorted(same.items(), reverse=True) for key in left | right
    }
    issues += [_open(ordered[n]) for n in counted if ordered[n].judgement == "unsure"]
    return Judged(groups, reasons, sides, tuple(issues))


def local(cell: str) -> str:
    """The key in a cell: the part from the last "kind/" on, as in a whole IRI; else the cell."""
    pieces = cell.rstrip("/>").split("/")
    return "/".join(pieces[-2:]) if len(pieces) > 1 and pieces[-2] in KINDS else cell


def by_name(named: Iterable[tuple[str, str]]) -> Mapping[str, Keys]:
    """The keys of actors by their names, as a cell may write them: pairs of name and key."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for name, key in named:
        found[written(name)].add(key)
    return {name: frozenset(keys) for name, keys in found.items()}


def written(name: str) -> str:
    """A name for looking up: letters and order count, marks, hyphens and capitals do not."""
    return parsed(name).written


def _rows(ordered: Sequence[Decision], look: Look) -> tuple[dict[int, tuple[Keys, Keys]], list[Issue]]:
    """The rows that name two actors, by their place, with the keys of both sides; and what others lack."""
    rows: dict[int, tuple[Keys, Keys]] = {}
    issues: list[Issue] = []
    for place, one in enumerate(ordered):
        left, right = look(one.left), look(one.right)
        nobody = [cell for cell, keys in ((one.left, left), (one.right, right)) if not keys]
        if nobody:
            issues.append(_nobody(one, nobody))
            continue
        if one.judgement != "same":
            # "different, John Smith, person/1": this one is none of the others of that name
            both = left & right
            left, right = (left, right - both) if right - both else (left - both, right)
        if not left or not right:
            issues.append(_one_only(one))
        else:
            rows[place] = left, right
    return rows, issues


def _contradicting(ordered: Sequence[Decision], rows: Rows) -> dict[int, list[int]]:
    """The rows that part what other rows join, each with these others, chain after chain."""
    found: dict[int, list[int]] = {}
    for place, (left, right) in rows.items():
        if ordered[place].judgement == "same":
            continue
        joining = {n: keys for n, keys in rows.items() if ordered[n].judgement == "same"}
        others: list[int] = []
        while chain := _chain(left, right, joining):
            others += chain
            for row in chain:
                del joining[row]
        if others:
            found[place] = sorted(others)
    return found


def _chain(left: Keys, right: Keys, joining: Rows) -> list[int]:
    """The rows of a shortest way from one side to the other; none where there is no way."""
    steps: defaultdict[str, list[int]] = defaultdict(list)
    for row, (one, other) in joining.items():
        for key in one | other:
            steps[key].append(row)
    came: dict[str, tuple[int, str] | None] = dict.fromkeys(sorted(left))
    waiting = deque(came)
    while waiting:
        key = waiting.popleft()
        if key in right:
            return list(_back(came, key))
        for row in steps[key]:
            for next_ in sorted(joining[row][0] | joining[row][1]):
                if next_ not in came:
                    came[next_] = (row, key)
                    waiting.append(next_)
    return []


def _back(came: Mapping[str, tuple[int, str] | None], key: str) -> Iterator[int]:
    while (step := came[key]) is not None:
        yield step[0]
        key = step[1]


def _groups(same: Rows) -> tuple[tuple[str, ...], ...]:
    """The keys that rows make one."""
    group: dict[str, set[str]] = {}
    for left, right in same.values():
        joined = set[str]().union(*(group.get(key, {key}) for key in left | right))
        group.update(dict.fromkeys(joined, joined))
    return tuple(sorted({tuple(sorted(keys)) for keys in group.values()}))


def _sides(parting: Rows, groups: Sequence[tuple[str, ...]]) -> Mapping[str, frozenset[Side]]:
    """On which side of the rows each key stands; all of a group stand where one of it does."""
    group = {key: keys for keys in groups for key in keys}
    found: defaultdict[str, set[Side]] = defaultdict(set)
    for row, sides in parting.items():
        for side, keys in enumerate(sides):
            for key in keys:
                for other in group.get(key, (key,)):
                    found[other].add((row, side))
    return {key: frozenset(own) for key, own in found.items()}


def _told(one: Decision) -> str:
    return f"“{one.judgement}, {one.left}, {one.right}”"


def _issue(one: Decision, problem: str, advice: str) -> Issue:
    return Issue(one.file, "resolve", f"Line {one.line}: {problem}", advice, "warning")


def _nobody(one: Decision, cells: Sequence[str]) -> Issue:
    named = " and ".join(f"“{cell}”" for cell in cells)
    problem = f"{_told(one)} does not count, because {named} names no actor of these documents."
    return _issue(one, problem, "Take a key from the list of merges or the graph, or delete the row.")


def _one_only(one: Decision) -> Issue:
    problem = f"{_told(one)} does not count, because both cells name the same actors."
    return _issue(one, problem, "Name one of them by the key that it has in its document.")


def _contradiction(one: Decision, others: Sequence[Decision]) -> Issue:
    lines = ", ".join(f"{_told(other)} (line {other.line})" for other in others)
    return _issue(one, f"{_told(one)} contradicts {lines}; none of them counts.", "Delete what is wrong.")


def _open(one: Decision) -> Issue:
    problem = f"{_told(one)} is still open; the two are kept apart."
    return _issue(one, problem, "Write same or different once you know.")
