"""Templates become pages. Whatever a text holds is escaped: nothing of it is ever markup or script."""

import re
from pathlib import Path
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined

FOLDER = Path(__file__).resolve().parent
# the other pages that each page's head leads to: path, name
PLACES = (
    ("index.html", "Start"),
    ("meetings.html", "Meetings"),
    ("statements.html", "Statements"),
    ("actors.html", "Actors"),
    ("documents.html", "Documents"),
    ("network.html", "Network"),
    ("timeline.html", "Timeline"),
    ("left-out.html", "Left out"),
    ("ontology.html", "Ontology"),
)
ENVIRONMENT = Environment(
    loader=FileSystemLoader(FOLDER / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    auto_reload=False,
    trim_blocks=True,
    lstrip_blocks=True,
)
ENVIRONMENT.globals["places"] = PLACES
# what would end an address of data, or be lost in it; to encode the rest as well would double a page
UNSAFE = {code: f"%{code:02X}" for code in (*range(0x20), *map(ord, '%#"<>\\^`{|}'), 0x7F)}
BEYOND_ASCII = re.compile(r"[^\x00-\x7f]+")


def data(text: str, media_type: str) -> str:
    """A text as an address that holds all of it (RFC 2397), so that a page can give files along."""
    return f"data:{media_type};charset=utf-8,{BEYOND_ASCII.sub(_encoded, text.translate(UNSAFE))}"


def _encoded(found: re.Match[str]) -> str:
    return quote(found[0])


ENVIRONMENT.filters["data"] = data


def rendered(template: str, path: str, **values: Any) -> bytes:
    """The page at `path`, relative to the folder of the pages ("person/barack-obama.html"), in UTF-8.
    A template knows `path`, and as `root` what leads back to that folder ("../").
    """
    root = "../" * path.count("/")
    return ENVIRONMENT.get_template(template).render(path=path, root=root, **values).encode()
