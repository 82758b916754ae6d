"""The pages of findings, as a browser sees them, for the tests of pages."""

from html.parser import HTMLParser

from memcon.export.nodes import read_nodes
from memcon.export.pages.leaves import leaves
from memcon.export.pieces import piece
from memcon.map import map_document
from memcon.model import Findings

BASE = "https://example.org/id/"


class Page(HTMLParser):
    """What a browser sees of a page."""

    def __init__(self, page: bytes) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []
        self.within: list[str] = []
        self.article: list[str] = []
        self.feed(page.decode())

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag == "article":
            self.within.append(tag)

    def handle_endtag(self, tag):
        if tag == "article":
            self.within.pop()

    def handle_data(self, data):
        self.text.append(data)
        if self.within:
            self.article.append(data)

    def attributes(self, name: str) -> list[str]:
        return [found[name] or "" for _, found in self.tags if name in found]


def grown(findings: Findings):
    graph = map_document(findings, BASE).graph
    nodes = read_nodes([graph])
    return leaves(nodes, findings, piece(graph, nodes, BASE), BASE)


def pages(findings: Findings) -> dict[str, Page]:
    return {path: Page(content) for path, content in grown(findings).pages.items() if path.endswith(".html")}


def article(findings: Findings) -> Page:
    return pages(findings)[f"document/{findings.document.sha256[:16]}.html"]


def flat(words) -> str:
    return " ".join("".join(words).split())
