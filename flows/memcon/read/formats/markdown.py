"""A Markdown file as a document: the words of its text (CommonMark, with tables), and what its front matter
states.

Headings, list items and quotations become paragraphs of their own, with an empty line between paragraphs;
the cells of a table become lines. Links keep their words; pictures, code blocks and marks of footnotes are
left out.
"""

import re
from collections.abc import Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token

from memcon.model import Document, Issue
from memcon.read.document import extracted, tidy
from memcon.read.formats.front_matter import parted, stated
from memcon.read.formats.paragraphs import of_html
from memcon.read.formats.text import characters
from memcon.read.raw import Raw

PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
FOOTNOTE = re.compile(r"\[\^[^\]\s]+\](: ?)?")
LINE_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
WRITTEN = ("text", "code_inline")
CELL_END = ("th_close", "td_close")


def documents(raw: Raw) -> Iterator[Document | Issue]:
    """The document of a Markdown file, or the issue that says why there is none. Raises OSError."""
    text = characters(raw)
    if isinstance(text, Issue):
        yield text
        return
    front, body, unread = parted(raw.identifier, text)
    about, wrong = stated(raw.identifier, front)
    yield from (*unread, *wrong)
    tokens = PARSER.parse(body)
    if "title" not in {*about, *raw.stated} and (title := _headline(tokens)):
        about["title"] = title
    yield from extracted(raw, tidy("".join(_pieces(tokens))), about)


def _headline(tokens: Sequence[Token]) -> str:
    """The words of the heading of the first level that the text begins with; "" where it does not."""
    return " ".join(_words(tokens[1]).split()) if tokens and tokens[0].tag == "h1" else ""


def _pieces(tokens: Sequence[Token]) -> Iterator[str]:
    """The words of the blocks, with an empty line after each, and a line for each cell of a table."""
    for token in tokens:
        if token.type == "inline":
            yield _words(token)
        elif token.type == "html_block":
            yield f"{of_html(token.content)}\n\n"
        elif token.type in CELL_END:
            yield "\n"
        elif token.type.endswith("_close"):
            yield "\n\n"


def _words(token: Token) -> str:
    """The words of a paragraph, on one line but for the breaks that its writer forced."""
    words = (
        child.content
        if child.type in WRITTEN
        else "\n"
        if _is_break(child)
        else " "
        if child.type == "softbreak"
        else ""
        for child in token.children or ()
    )
    return FOOTNOTE.sub("", "".join(words))


def _is_break(child: Token) -> bool:
    return child.type == "hardbreak" or (
        child.type == "html_inline" and LINE_BREAK.fullmatch(child.content) is not None
    )
