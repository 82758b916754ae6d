"""Pages: one is asked for, and put into the mirror with what its feed states of it."""

import codecs
import html
import re
from collections.abc import Mapping

import msgspec

from memcon.model import Issue
from memcon.read.fetch.addresses import stem
from memcon.read.fetch.entries import Entry, text_of
from memcon.read.fetch.limits import Limits
from memcon.read.fetch.mirrored import Mirror, Record, described
from memcon.read.fetch.visits import NotHadError, Visitor, validators
from memcon.read.fetch.wire import Answer, charset_of

ENDINGS: Mapping[str, str] = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "application/pdf": ".pdf",
    "text/plain": ".txt",
}
UNSAID = ("", "application/octet-stream", "binary/octet-stream", "application/xml", "text/xml")
PAGE = re.compile(rb"<!doctype\s+html|<html[\s>]", re.IGNORECASE)
OWN_CHARSET = re.compile(rb"charset\s*=|encoding\s*=", re.IGNORECASE)
HEAD = 1024  # where HTML looks for its charset (WHATWG, "prescan a byte stream")
KINDS = "memcon reads HTML, PDF and plain text"


def is_due(entry: Entry, known: Record | None) -> bool:
    """Whether a page is to be asked for: it was never had, or its list states a newer change than the one
    that it was had for.
    """
    if known is None or (entry.stated and entry.stated > (known.stated or "")):
        return True
    return known.file is None and known.refused is None


def bring(entry: Entry, visitor: Visitor, mirror: Mirror, limits: Limits) -> NotHadError | Issue | None:
    """Ask for a page (entry.url is canonical) and put it into the mirror, if it changed. What is wrong comes
    back: an issue, or, for the caller to report with its like, why the page was not had.
    """
    known = mirror.known("pages", entry.url) or Record()
    try:
        answer = visitor.get(entry.url, validators(known.etag, known.modified), limits.page)
    except NotHadError as error:
        return without(entry, known, error, mirror, limits)
    return keep(entry, answer, mirror)


def keep(entry: Entry, answer: Answer, mirror: Mirror) -> Issue | None:
    """Put the page of an answer into the mirror: its bytes first, then its metadata, then the note of it."""
    known = mirror.known("pages", entry.url) or Record()
    if answer.status == 304 and known.file:
        mirror.note("pages", entry.url, msgspec.structs.replace(known, stated=entry.stated, tries=0))
        return None
    ending = ending_of(answer)
    if ending is None or not answer.body.strip():
        kind = answer.headers.get("content-type", "of a kind that it does not state")
        reason = f"It is {kind}, and {KINDS}." if answer.body.strip() else "The page is empty."
        mirror.note("pages", entry.url, _refused(known, entry, reason))
        return _issue(entry, reason, "Leave it out, or put its text into a folder by hand.")
    file = stem(answer.url) + ending
    _put(file, in_utf8(answer, ending), entry, answer.url, mirror)
    if known.file and known.file != file:
        mirror.remove(known.file, entry.url)
    etag, modified = answer.headers.get("etag"), answer.headers.get("last-modified")
    mirror.note("pages", entry.url, Record(file, etag, modified, entry.stated))
    return None


def without(
    entry: Entry, known: Record, error: NotHadError, mirror: Mirror, limits: Limits
) -> NotHadError | Issue:
    """Do what is right where a page is not had, and say so."""
    if error.kind == "resting":
        return error
    if error.kind == "later":
        again = msgspec.structs.replace(known, tries=known.tries + 1)
        mirror.note("pages", entry.url, again)
        return _issue(entry, str(error), error.advice, "error")
    if error.kind == "gone" and known.file:
        return withdrawn(entry, known.file, error, mirror)
    if error.kind in {"barred", "closed"} and (not known.file or known.refused) and is_article(entry, limits):
        return _from_content(entry, error, mirror)
    if error.kind != "barred":
        mirror.note("pages", entry.url, _refused(known, entry, str(error)))
        kept = " The copy that was had before stays." if known.file else ""
        return _issue(entry, f"{error}{kept}", error.advice, "error")
    return error


def withdrawn(entry: Entry, file: str, error: NotHadError, mirror: Mirror) -> Issue:
    """Take the page of an address out of the mirror, because its server has it no more."""
    mirror.remove(file, entry.url)
    mirror.note("pages", entry.url, Record(stated=entry.stated, refused=str(error)))
    reason = f"The page was withdrawn: {_lowered(error)} It was taken out of the mirror."
    return _issue(entry, reason, "Its facts go with it, unless another document has them.")


def is_article(entry: Entry, limits: Limits) -> bool:
    """Whether the entry carries a whole article, and no mere teaser."""
    return len(text_of(entry.content or "")) >= limits.content


def _from_content(entry: Entry, error: NotHadError, mirror: Mirror) -> Issue:
    """Keep the article that the feed itself carries, as a small page."""
    file = f"{stem(entry.url)}.html"
    title = html.escape(entry.title or "")
    page = (
        f'<!DOCTYPE html>\n<html><head><meta charset="utf-8"><title>{title}</title></head>\n'
        f"<body><article><h1>{title}</h1>\n{entry.content}\n</article></body></html>\n"
    )
    _put(file, page.encode(errors="replace"), entry, entry.url, mirror)
    mirror.note("pages", entry.url, Record(file, stated=entry.stated, refused=str(error)))
    reason = f"The page was not had: {_lowered(error)} Its text was taken from the feed, which carries it."
    return _issue(entry, reason, "Compare it with the page where each word counts.")


def _put(file: str, content: bytes, entry: Entry, url: str, mirror: Mirror) -> None:
    mirror.write(file, content)
    about = {key: getattr(entry, key) for key in ("title", "date", "author", "publisher", "language")}
    mirror.write(file.rpartition(".")[0] + ".json", described(about | {"url": url}))


def ending_of(answer: Answer) -> str | None:
    """The ending of the page's file, by its Content-Type and, where that says nothing, by its first bytes;
    None for what memcon does not read.
    """
    stated = answer.headers.get("content-type", "").partition(";")[0].strip().lower()
    if answer.body.lstrip().startswith(b"%PDF-"):
        return ".pdf"
    if (stated in UNSAID or stated == "application/pdf") and PAGE.search(answer.body[:HEAD]):
        return ".html"
    return ENDINGS.get(stated)


def in_utf8(answer: Answer, ending: str) -> bytes:
    """The page's bytes as they came; in UTF-8 where only the server's answer says in which charset they are,
    because the file alone would not tell.
    """
    stated = charset_of(answer.headers.get("content-type", ""))
    if not stated or ending == ".pdf" or (ending == ".html" and OWN_CHARSET.search(answer.body[:HEAD])):
        return answer.body
    try:
        if codecs.lookup(stated).name == "utf-8":
            return answer.body
        return answer.body.decode(stated).encode()
    except (LookupError, ValueError):
        return answer.body


def _refused(known: Record, entry: Entry, reason: str) -> Record:
    """What is remembered of a page that cannot be kept; a copy that was had before stays."""
    refused = None if known.file else reason
    return msgspec.structs.replace(known, stated=entry.stated, refused=refused, tries=0)


def _lowered(error: NotHadError) -> str:
    words = str(error)
    return words[0].lower() + words[1:]


def _issue(entry: Entry, problem: str, advice: str, severity: str = "warning") -> Issue:
    return Issue(entry.url, "read", problem, advice, "error" if severity == "error" else "warning")
