"""Gold files: a JSON array of documents, or one document a line.

Each document has its `text`, and may have a name (`doc` or `doc_id`), a `title` and a `date` (or `dct`). Its
other keys say what is annotated, and so what it is scored for:

    attributions                   who is quoted with what: source, cue and content of each
    statements, meetings, actors   the facts of diplomacy
    meetings without statements    readouts: the form (`kind`) of the meeting and words that name each side
    timexes                        words that name a time, with TimeML values
    relations                      who holds which office of what, in DWIE's manner

Words of the text are written {"start": 3, "end": 7, "text": "said"} in code points. A person who writes gold
writes just "said": the first place of these whole words; {"text": "said", "nth": 2} is the second.
"""

import datetime as dt
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

from memcon.errors import InputError
from memcon.evaluate.gold import Gold, GoldDocument, Kind

Raw = dict[str, Any]
# the keys that make a document gold of a kind; "meetings" alone are readouts
KEYS: Mapping[Kind, frozenset[str]] = {
    "attributions": frozenset({"attributions"}),
    "diplomacy": frozenset({"statements", "meetings", "actors"}),
    "readouts": frozenset({"readouts"}),
    "dates": frozenset({"timexes"}),
    "offices": frozenset({"relations"}),
}
# the keys of annotations under which words of the text stand; a time is itself words
WORDS: Mapping[str, tuple[str, ...]] = {
    "attributions": ("source", "cue", "content"),
    "statements": ("cue", "content"),
    "meetings": ("trigger", "mentions"),
    "readouts": ("participants",),
    "timexes": (),
}


def gold(path: Path) -> Gold:
    """The gold of a file. Raises InputError where it cannot be read or contradicts its texts."""
    try:
        raw = _documents(path.read_bytes(), path)
    except OSError as error:
        raise InputError(f"The gold file {path} cannot be read: {error.strerror}.") from error
    named = [_renamed(document) for document in raw]
    kinds = tuple(kind for kind, keys in KEYS.items() if named and all(keys <= set(one) for one in named))
    if not kinds:
        known = "attributions, statements with meetings and actors, meetings, timexes or relations"
        raise InputError(f"{path} is no gold file: not all of its documents have {known}.")
    return Gold(path.name, kinds, tuple(_document(one, number, path) for number, one in enumerate(named, 1)))


def _documents(content: bytes, path: Path) -> list[Raw]:
    """The documents as they are written. Raises InputError."""
    lines = [content] if content.lstrip().startswith(b"[") else content.splitlines()
    documents: list[Raw] = []
    for number, line in enumerate(lines, 1):
        try:
            whole = msgspec.json.decode(line or b"[]", type=list[Raw] | Raw)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise InputError(f"{path} is no gold file: line {number} holds no document: {error}.") from error
        documents += whole if isinstance(whole, list) else [whole]
    return documents


def _renamed(raw: Raw) -> Raw:
    """The document with its keys under the names of GoldDocument."""
    rest = dict(raw)
    if "meetings" in rest and "statements" not in rest:
        rest["readouts"] = rest.pop("meetings")
    rest["name"] = rest.get("doc") or rest.get("doc_id") or ""
    rest["date"] = rest.get("date") or rest.get("dct") or None
    return rest


def _document(raw: Raw, number: int, path: Path) -> GoldDocument:
    """The document with all words in their places. Raises InputError."""
    try:
        text = msgspec.convert(raw.get("text"), str)
        placed = {
            key: [_annotation(one, keys, text) for one in raw[key]]
            for key, keys in WORDS.items()
            if key in raw
        }
        date = dt.datetime.fromisoformat(raw["date"]).date() if raw["date"] else None
        return msgspec.convert({**raw, **placed, "date": date}, GoldDocument)
    except (TypeError, ValueError) as error:  # msgspec's ValidationError is a ValueError
        name = f" ({raw['name']})" if raw["name"] else ""
        raise InputError(f"{path}, document {number}{name}: {str(error).rstrip('.')}.") from error


def _annotation(raw: Any, keys: tuple[str, ...], text: str) -> Any:
    """An annotation with its words in their places; what is no annotation stays, to be refused later."""
    if not isinstance(raw, dict):
        return raw
    if not keys:
        return _placed(raw, text)
    placed = {}
    for key in keys:
        words = raw.get(key)
        if isinstance(words, list):
            placed[key] = [_placed(one, text) for one in words]
        elif words is not None:
            placed[key] = _placed(words, text)
    return {**raw, **placed}


def _placed(words: Any, text: str) -> Any:
    """Words with the offsets at which they stand; what are no words stays, to be refused later.

    Raises ValueError where the words do not stand there.
    """
    known = {"text": words} if isinstance(words, str) else words
    if not isinstance(known, dict) or not isinstance(exact := known.get("text"), str):
        return words
    if "start" not in known:
        start = _place(exact, known.get("nth", 1), text)
        return {**known, "start": start, "end": start + len(exact)}
    if text[known["start"] : known.get("end")] != exact:
        raise ValueError(f"“{exact}” does not stand at {known['start']} to {known.get('end')}")
    return known


def _place(exact: str, nth: int, text: str) -> int:
    """Where whole words stand for the nth time. Raises ValueError where they do not."""
    pattern = rf"(?<!\w){re.escape(exact)}(?!\w)"
    places = [match.start() for match in re.finditer(pattern, text)]
    if not exact or not 0 < nth <= len(places):
        raise ValueError(f"“{exact}” stands in the text {len(places)} times, and place {nth} was asked for")
    return places[nth - 1]
