"""The characters of a web page, in the encoding that it declares (HTML Standard, 13.2.3.2; a byte order mark
goes first). A page that declares none is UTF-8 or, where its bytes cannot be that, Windows-1252.
"""

import codecs
import re

MARKS = {codecs.BOM_UTF8: "utf-8", codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}
DECLARED = re.compile(
    rb"""<(?:meta[^>]+charset|\?xml[^>]+encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]+)""", re.IGNORECASE
)
HEAD = 4096
WESTERN = "cp1252"
# what browsers take in place of the encoding that is declared (Encoding Standard, 4.2), by Python's names:
# supersets; and a page whose declaration could be read as ASCII is not UTF-16
TAKEN = {
    "ascii": WESTERN,
    "iso8859-1": WESTERN,
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "utf-16": "utf-8",
    "utf-16-le": "utf-8",
    "utf-16-be": "utf-8",
}


def decoded(content: bytes) -> tuple[str, int]:
    """The text, and how many bytes of it are no character; for each of these stands U+FFFD."""
    mark = next((mark for mark in MARKS if content.startswith(mark)), b"")
    content = content.removeprefix(mark)
    encoding = MARKS.get(mark) or _declared(content) or ("utf-8" if _is_utf8(content) else WESTERN)
    text = content.decode(encoding, "replace")
    own = content.count("\N{REPLACEMENT CHARACTER}".encode()) if encoding == "utf-8" else 0
    return text, text.count("\N{REPLACEMENT CHARACTER}") - own


def _declared(content: bytes) -> str | None:
    """The encoding that the page declares near its start, where it is one that we know."""
    found = DECLARED.search(content[:HEAD])
    if not found:
        return None
    try:
        name = codecs.lookup(found[1].decode()).name
        "".encode(name)  # bytes to bytes "encodings" such as hex are none
    except (LookupError, ValueError, TypeError):
        return None
    return TAKEN.get(name, name)


def _is_utf8(content: bytes) -> bool:
    try:
        content.decode()
    except UnicodeDecodeError:
        return False
    return True
