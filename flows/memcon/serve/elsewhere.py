"""Does a query ask another host? SERVICE of SPARQL 1.1 Federated Query makes the store send requests, so
that a stranger's query could reach what only this machine can.

The word is looked for where it can be the keyword: not in a string, comment, IRI, variable or name. "<"
begins an IRI or means "less than", which only a parser knows: both ways are followed, and it is enough if the
keyword stands on one of them. So it may find too much in a query that nobody writes, and never too little; of
the odd spellings that it knows, Oxigraph takes each.
"""

import re

# \\u0053 is S wherever it stands (SPARQL 1.1 Query, 19.2)
ESCAPED = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
NAME = r"\w(?:[\w.\-·]|\\.)*"
TOKEN = re.compile(
    rf"""(?P<comment>\#[^\n\r]*)
    |(?P<string>'''(?:\\.|[^\\])*?'''|\"\"\"(?:\\.|[^\\])*?\"\"\"|'(?:\\.|[^'\\\n\r])*'|"(?:\\.|[^"\\\n\r])*")
    |(?P<skipped>[?$]\w+|_:{NAME}|@[A-Za-z][A-Za-z0-9-]*|[0-9.]+(?:[eE][+-]?[0-9]+)?)
    |(?P<prefixed>(?:[^\W\d_][\w.\-·]*)?:(?:[\w:%.\-·]|\\.)*)
    |(?P<word>[^\W\d_]+)
    |(?P<iri><[^<>"{{}}|^`\\\x00-\x20]*>)
    |(?P<other>.)""",
    re.DOTALL | re.VERBOSE,
)
BLANK = r"(?:\s|\#[^\n\r]*(?:[\n\r]|$))*"
KEYWORD = re.compile(r"(?i)service(?:silent)?$")
# what follows the keyword: the IRI or variable of the other endpoint, and the braces
TARGET = re.compile(
    rf"(?i){BLANK}(?:silent{BLANK})?(?:[?$]\w|<|[^\W\d_][\w.\-·]*:|:)",
)
# the parser takes "service:x {" as SERVICE :x { too
PREFIX = re.compile(r"(?i)(?:true|false)?service")
BRACE = re.compile(rf"{BLANK}\{{")
# "a < http://" is no comparison
ABSOLUTE = re.compile(r"<[A-Za-z][A-Za-z0-9+.-]*://")


def asks_elsewhere(query: str) -> bool:
    """Whether a query may have the keyword SERVICE, as it stands or with its escapes taken for what they
    mean.
    """
    return _has_service(query) or ("\\" in query and _has_service(ESCAPED.sub(_character, query)))


def _character(found: re.Match[str]) -> str:
    code = int(found[1] or found[2], 16)
    return chr(code) if code < 0x110000 else "\ufffd"


def _has_service(query: str) -> bool:
    if "service" not in query.casefold():
        return False
    ways, seen = [0], set()
    while ways:
        at = ways.pop()
        while at < len(query) and at not in seen:
            seen.add(at)
            token = TOKEN.match(query, at)
            if token is None:
                break
            if _is_service(token, query):
                return True
            if token.lastgroup == "iri" and not ABSOLUTE.match(token[0]):
                ways.append(at + 1)
            at = token.end()
    return False


def _is_service(token: re.Match[str], query: str) -> bool:
    if token.lastgroup == "word":
        return bool(KEYWORD.search(token[0]) and TARGET.match(query, token.end()))
    if token.lastgroup == "prefixed":
        return bool(PREFIX.match(token[0]) and BRACE.match(query, token.end()))
    return False
