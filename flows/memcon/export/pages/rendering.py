"""Templates become pages. Whatever a text holds is escaped: nothing of it is ever markup or script."""

from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

FOLDER = Path(__file__).resolve().parent
# the other pages that each page's head leads to: path, name
PLACES = (
    ("index.html", "Start"),
    ("meetings.html", "Meetings"),
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
    trim_blocks=True,
    lstrip_blocks=True,
)
ENVIRONMENT.globals["places"] = PLACES


def rendered(template: str, path: str, **values: Any) -> bytes:
    """The page at `path`, relative to the folder of the pages ("person/barack-obama.html"), in UTF-8.
    A template knows `path`, and as `root` what leads back to that folder ("../").
    """
    root = "../" * path.count("/")
    return ENVIRONMENT.get_template(template).render(path=path, root=root, **values).encode()
