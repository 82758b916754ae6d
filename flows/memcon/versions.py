"""Which version of memcon made something: a digest of all that can change the outcome of a stage.

A digest of the files themselves, and not only a number: while rules are written, what older ones found is
never taken for what the new ones would find.
"""

import hashlib
from collections.abc import Iterable, Iterator
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from memcon import __version__, ontology

PACKAGE = Path(__file__).resolve().parent
LEXICON = "lexicon"
# the IRIs of facts are kept with what was found
NAMES = ("map/actors.py", "map/iris.py", "map/meetings.py", "map/statements.py")
FINDERS = ("understand", "lexicon.py", "gazetteer.py", *NAMES)
# of what compares documents, only what is kept of each of them
PROFILES = ("resolve/across/profiles.py", "resolve/across/duplicates.py")
SHOWERS = ("map", "check", "export", "vocabulary.py")
# what turns bytes into text, and text into a parse
READERS = ("lxml", "markdown-it-py", "pypdfium2", "trafilatura", "warcio")
PARSERS = ("numpy", "onnxruntime", "py3langid", "spacy", "tokenizers")


@lru_cache(maxsize=1)
def reading() -> str:
    """What decides which documents, with which text and metadata, a file becomes."""
    return _digest([PACKAGE / "read"], READERS)


@lru_cache(maxsize=1)
def understanding(model: str, longest: int) -> str:
    """What decides what is found in a text, but for the gazetteer (see ledger/gazetteer.py): code, lexicon,
    tagger, the language model and the longest text that is read.
    """
    code = [PACKAGE / name for name in (*FINDERS, *PROFILES, "model.py", "attempts.py", "batches.py")]
    code += sorted((PACKAGE / "resolve").glob("*.py"))
    return _digest([*code, ontology.folder() / LEXICON], (*PARSERS, model.replace("_", "-")), str(longest))


@lru_cache(maxsize=1)
def mapping(base: str) -> str:
    """What decides how findings look in the exports."""
    code = [PACKAGE / name for name in (*SHOWERS, "model.py", "attempts.py", "batches.py")]
    files = [ontology.folder() / name for name in ("memcon.ttl", "shapes.ttl", "context.jsonld")]
    return _digest([*code, *files], ("rdflib", "pyshacl"), base)


@lru_cache(maxsize=1)
def rules() -> str:
    """The tables and rules that are data: ontology, shapes, gazetteer and lexicon."""
    return _digest([ontology.folder()], ())


@lru_cache(maxsize=1)
def whole() -> str:
    """All of memcon but the parts of the command line: what decides the bytes of the exports."""
    return _digest([PACKAGE, ontology.folder()], (*READERS, *PARSERS, "rdflib", "pyshacl"))


def _digest(places: Iterable[Path], packages: Iterable[str], *others: str) -> str:
    """The first 16 digits of a SHA-256 sum over files, versions of packages and other words."""
    summed = hashlib.sha256(__version__.encode())
    for words in (*others, *(f"{name} {_version(name)}" for name in packages)):
        summed.update(f"\0{words}".encode())
    for place in places:
        for file in _files(place):
            summed.update(f"\0{file.relative_to(place.parent).as_posix()}\0".encode())
            summed.update(file.read_bytes())
    return summed.hexdigest()[:16]


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""


def _files(place: Path) -> Iterator[Path]:
    """The files of a folder in order of their names; a file is its own."""
    if place.is_file():
        yield place
    else:
        yield from sorted(p for p in place.rglob("*") if p.is_file() and "__pycache__" not in p.parts)
