"""ninjs, the IPTC's news in JSON: versions 1.x (body_text, headline), 2.x (bodies, headlines) and 3.x (the
same in camel case); a file holds one item, a list of items, or a package of associated items.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, cast

from memcon.model import Document, Issue
from memcon.read.document import extracted
from memcon.read.formats import values
from memcon.read.formats.parts import (
    WITHDRAWN,
    Item,
    bounded,
    label,
    latest,
    number,
    otherwise,
    outdated,
    withdrawn,
)
from memcon.read.formats.story import plain
from memcon.read.metadata import About
from memcon.read.raw import Raw, part

Thing = Mapping[str, Any]

# twelve thousand news items with their texts, in four times that of memory; more are better a line each
LARGEST = 32 * 1024 * 1024
IDENTITIES = ("uri", "guid")
SIGNATURE = frozenset((
    "pubstatus", "versioncreated", "firstcreated", "contentcreated", "bodies", "body_text", "body_html",
    "body_xhtml", "headlines", "associations", "representationtype", "renditions",
))  # fmt: skip
CREATED = ("contentcreated", "versioncreated", "firstcreated")
PACKAGES = ("items", "_items", "hits", "associations")
# a package of pictures, or the plan of an event, has no text, and nobody misses it
WORDLESS = frozenset(("audio", "video", "picture", "graphic", "component", "composite", "event", "planning"))
EXPECTED = "It was expected to hold ninjs: objects with “uri” and “body_text”, “body_html” or “bodies”."


def documents(raw: Raw) -> Iterator[Document | Issue]:
    """The documents of the items in a file that have a text; of several versions of one, the latest."""
    parsed = _parsed(raw)
    if isinstance(parsed, Issue):
        yield parsed
        return
    items = list(_items(parsed))
    if not items:
        advice = "Remove it; if it describes another file, that one is missing beside it."
        yield Issue(raw.identifier, "read", f"This JSON holds no news item. {EXPECTED}", advice)
    elif isinstance(parsed, dict) and len(items) == 1:
        yield from otherwise(item(raw, items[0]), _wordless(raw))
    else:
        yield from bounded(otherwise(_all(raw, items), _wordless(raw)), raw.identifier)


def is_item(thing: Thing) -> bool:
    """Whether a JSON object is an item of ninjs, of any version."""
    keys = {key.lower() for key in thing}
    return not keys.isdisjoint(IDENTITIES) and not keys.isdisjoint(SIGNATURE)


def identity(thing: Thing) -> str | None:
    """What an item calls itself."""
    low = _lowered(thing)
    return next((name for key in IDENTITIES if (name := values.name(low.get(key)))), None)


def item(raw: Raw, thing: Thing) -> Iterator[Document | Issue]:
    """The document of an item; nothing for a picture, a film or an event without a text; an issue for an
    item that its agency withdrew or withholds, or whose text is missing.
    """
    low = _lowered(thing)
    status = str(low.get("pubstatus")).lower()
    kind = str(low.get("type", "text"))
    body = _body(low)
    if status in WITHDRAWN:
        yield withdrawn(raw.identifier, status)
    elif body is not None:
        yield from extracted(raw, body, _about(low))
    elif kind not in WORDLESS:
        problem = f"This item of type “{kind}” has no body. {EXPECTED}"
        yield Issue(raw.identifier, "read", problem, "Remove it, or fetch it again with its text.")


def _parsed(raw: Raw) -> object:
    """What a file holds, or the issue that says why it is no JSON."""
    with raw.open() as file:
        content = file.read(LARGEST + 1)
    if len(content) > LARGEST:
        problem = f"This JSON has more than {LARGEST:,} bytes, which is the limit; it was not read."
        return Issue(raw.identifier, "read", problem, "Save it as JSON Lines (.jsonl), an item a line.")
    try:
        return values.parsed(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        problem = f"This is no JSON: {error}. {EXPECTED}"
        return Issue(raw.identifier, "read", problem, "Mend the file, or fetch it again.")


def _items(parsed: object) -> Iterator[Thing]:
    """The items in a file, in its order: in lists and packages too. Of associated items those with a text."""
    waiting: list[tuple[object, bool]] = [(parsed, False)]
    while waiting:
        thing, associated = waiting.pop()
        if isinstance(thing, dict):
            low = _lowered(thing)
            if is_item(low) and (not associated or _body(low) is not None):
                yield low
            inner = [(low[key], key == "associations") for key in PACKAGES if key in low]
            waiting += [
                (list(held.values()) if isinstance(held, dict) else held, beside)
                for held, beside in inner[::-1]
            ]
        elif isinstance(thing, list):
            waiting += [(one, associated) for one in thing[::-1]]


def _all(raw: Raw, things: Iterable[Thing]) -> Iterator[Document | Issue]:
    taken: set[str] = set()
    items = [
        Item(n, thing, identity(thing), number(thing.get("version"))) for n, thing in enumerate(things, 1)
    ]
    current, older = latest(items)
    yield from (outdated(raw.identifier, one) for one in older)
    for one in current:
        name = label(one.identity, one.number, taken)
        taken.add(name)
        yield from item(part(raw, f"{raw.identifier}#{name}", raw.name, raw.open, {}), one.content)


def _wordless(raw: Raw) -> Issue:
    problem = "No item in this file has a text: pictures, films, events or references alone."
    advice = "Nothing needs to be done, unless there should be one: then fetch it again."
    return Issue(raw.identifier, "read", problem, advice, "warning")


def _body(low: Thing) -> str | None:
    """The text of an item: its marked-up body, because only that tells where a paragraph ends; else the
    plain one. None without a body that memcon reads.
    """
    listed = low.get("bodies")
    told = listed if isinstance(listed, list) else []
    bodies = [_lowered(body) for body in told if isinstance(body, dict)]
    bodies += [
        {"contenttype": key.removeprefix("body_"), "value": value}
        for key, value in low.items()
        if key.startswith("body_")
    ]
    ranked = sorted(
        (rank, body.get("role") != "main", number, text)
        for number, body in enumerate(bodies)
        if isinstance(text := body.get("value"), str) and text.strip() and (rank := _rank(body)) is not None
    )
    return plain(ranked[0][-1]) if ranked else None


def _rank(body: Thing) -> int | None:
    """Which body goes first: marked-up, plain; None for one that only a program can read."""
    kind = str(body.get("contenttype") or body.get("role") or "text").lower()
    if "html" in kind:
        return 0
    return None if "xml" in kind or "json" in kind else 1


def _about(low: Thing) -> About:
    """What an item states of itself."""
    rights = low.get("rightsinfo")
    usage = _lowered(rights).get("usageterms") if isinstance(rights, dict) else None
    found = {
        "title": _named(low, "headline", "headlines"),
        "date": values.issued((low.get(key) for key in CREATED), low.get("embargoed")),
        "publisher": _named(low, "copyrightholder", "infosources", "source"),
        "author": values.author(low.get("byline") or low.get("by")),
        "url": next((url for key in ("uri", "url") if (url := values.address(low.get(key)))), None),
        "licence": values.name(low.get("usageterms")) or values.name(usage),
        "language": values.language(low.get("language")),
    }
    return cast("About", {key: value for key, value in found.items() if value is not None})


def _named(low: Thing, *keys: str) -> str | None:
    """The first name under these keys; of a list the main one, else the first."""
    for key in keys:
        held = low.get(key)
        if isinstance(held, list):
            things = [_lowered(one) for one in held if isinstance(one, dict)]
            held = sorted(things, key=lambda thing: thing.get("role") != "main")[:1]
        if found := values.name(held):
            return plain(found)
    return None


def _lowered(thing: Thing) -> Thing:
    """An object with its keys in lower case, as versions before 3.0 write them."""
    return {key.lower(): value for key, value in thing.items()}
