"""Whatever a text looks like, it is read without a failure, and every span is a slice of it."""

import hashlib
import time
from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec import Struct
from msgspec.json import decode, encode
from msgspec.structs import astuple

from memcon.check import check
from memcon.map import map_document
from memcon.model import Document, Findings, Span
from memcon.resolve import resolve
from memcon.settings import Settings
from memcon.understand import understand

SENTENCES = [
    "Peruvian President Rosa Quispe met Norwegian Foreign Minister Odd Berge in Lima on Monday.",
    "She said that Peru would welcome the plan.",
    "According to the ministry, talks with Kenya will resume next week, Reuters reported.",
    "The two leaders agreed to hold a summit in Oslo.",
    "“We will not pay,” Berge told reporters. “Never.”",
    "OSLO REJECTS THE PLAN OF LIMA AND WARNS KENYA",
    "he said the us president will visit norway in may and they welcomed it",
    "Berge, Quispe, Lund, Costa, Okello, Vella",
    "RT @OddBerge: We've met @RosaQ in #Lima 🤝 https://t.co/x1 — more soon!!1",
    "Son homologue a déclaré : « Nous ne paierons pas », selon le ministère.",
    "„Wir zahlen nicht“, sagte Außenminister Berge.",
    "Министр заявил: «Мы не будем платить».",
    "部长说：“我们不付钱。” 両首脳は会談した。",
]
MARKS = ["''", "``", *"“”„‟«»‹›`‘’＂「」（）()[]", '"', "'"]
WORDS = [
    "Q: ", "A: ", "PUTIN: ", "MR. LUND: ", "Lund: ", "Note: ", "QUESTION: ", "said",
    " said that ", "he ", "I ", "President ", "Xi", "Jose\u0301 Pen\u0303a", "José Peña",
    "ﬁnance minister", "Ｐｅｒｕ", "Ⅳ", "ǅ", "İstanbul", "straße", "STRASSE", "ſaid", "Pe\u00adru",
    "Nor\u200bway", "\u200f", "\u202eulrep\u202c", "\ufeff", "\u2060", "👩\u200d👩\u200d👧", "🇳🇴",
    "e" + "\u0301" * 20, "x" * 300, "U.S.", "U.S.-Peru", "-", "--", "—", "…", "...", "|", " | ",
    "\t", "||", "* ", "1. ", "12:30", "3,5 %", "http://x.y/z?a=b#c", "@x", "#y", "&amp;", "<p>",
    "</p>", "\\", "\x00", "\x1c", "\x85", "\xa0", "2024-05-06", "May", "Monday", "\u2028",
    "\u2029", "\v", "\f", "\r", "\n", "\r\n", "\n\n", "\n \n", " ", "  ", ".", ",", "?", "!", ";",
    ":", "(", "/", "’s", "'s", "s'", "n’t", "(" * 40,
]  # fmt: skip
PIECES = st.one_of(
    st.sampled_from(SENTENCES), st.sampled_from(MARKS), st.sampled_from(WORDS), st.just(" "), st.just("\n")
)
TEXTS = st.lists(PIECES, max_size=25).map("".join)

LONG = "The envoy Ana Roe said that Peru and Kenya had met in Lima on Monday and would meet again "
# texts as whole that somebody will hand in
WHOLE = {
    "nothing": "",
    "white space": " \n\t\r\n\f ",
    "punctuation": ". , ; : ! ? … — “” '' `` « » () [] * # | \n ... \n --- \n ***",
    "no punctuation": (LONG + "and then they left ") * 12,
    "capitals": "\n".join(sentence.upper() for sentence in SENTENCES),
    "small letters": "\n".join(sentence.lower() for sentence in SENTENCES),
    "names": "\n".join(f"{given} {name}" for given in ("Ana", "Odd") for name in ("Roe", "Lund", "Xi")),
    "names in one line": ", ".join(f"Minister Ana Roe{chr(97 + n % 26)}" for n in range(400)),
    "table with bars": "| State | Minister | Met |\n|---|---|---|\n" + "| Peru | Ana Quispe | 3 May |\n" * 30,
    "table with tabs": "Country\tMinister\tMet\n" + "Peru\tRosa Quispe\t3 May 2024\n" * 30,
    "numbers": "\n".join(f"{n}\t{n * n}\t{n / 7:.3f}" for n in range(200)),
    "a paragraph of 50,000 characters": (LONG + "in May. ") * 520,
    "50,000 characters without a stop": LONG * 560,
    "a word of 50,000 characters": "x" * 50_000,
    "50,000 dots": "." * 50_000,
    "50,000 opening brackets": "(" * 50_000,
    "20,000 opening marks": "“" * 20_000,
    "10,000 combining marks": "e" + "\u0301" * 10_000,
    "5,000 empty lines": "Roe met Lund.\n" + "\n" * 5_000 + "They agreed.",
    "3,000 one-letter lines": "a\n" * 3_000,
    "a chain of ofs": "the minister of " * 2_000,
    "a chain of ands": "Peru and " * 2_000,
    "a chain of sayings": "He said that " * 1_500,
    "a chain of colons": "Lund: " * 2_000,
    "nested quotations": "“He said ‘she said “they said ‘we go’”’” " * 60,
    "unbalanced quotations": "“We go, he said. ‘They stay, she said. «No, they said. " * 60,
    "an interview": "Q: Will you pay?\nA: We will not. I told President Quispe so.\n" * 40,
    "a transcript": "PRESIDENT LUND: We met.\n\nQUESTION: When?\n\nMR. ROE: (Laughter) In May.\n\n" * 25,
    "from right to left": "\u202bقال الوزير إن بلاده لن تدفع.\u202c \u200fMinister Ana Roe said: «لا».",
}  # fmt: skip


def document(text: str, **stated) -> Document:
    return Document("odd.txt", text, hashlib.sha256(text.encode()).hexdigest(), **stated)


def read(text: str) -> Findings:
    return resolve(next(understand([document(text, date=date(2024, 5, 7))], Settings())))


def spans(found: object) -> Iterator[Span]:
    """Every span in findings, wherever it stands."""
    if isinstance(found, Span):
        yield found
    elif isinstance(found, Struct):
        for part in astuple(found):
            yield from spans(part)
    elif isinstance(found, tuple):
        for part in found:
            yield from spans(part)


def assert_sound(findings: Findings) -> None:
    text = findings.document.text
    assert all(text[span.start : span.end] == span.exact != "" for span in spans(findings))
    assert decode(encode(findings), type=Findings) == findings
    mapped = map_document(findings, Settings().base)
    [checked] = check([(findings, mapped.graph)])
    assert (checked.quarantined, checked.issues) == (0, ())
    assert checked.graph is not None


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS)
def test_any_text_is_read_into_sound_findings(text):
    assert_sound(read(text))


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=200))
def test_any_characters_are_read_into_sound_findings(text):
    assert_sound(read(text))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS)
def test_a_text_is_read_the_same_each_time(text):
    assert encode(read(text)) == encode(read(text))


@pytest.mark.parametrize("text", WHOLE.values(), ids=WHOLE.keys())
def test_a_whole_text_of_one_kind(text):
    began = time.process_time()
    assert_sound(read(text))
    # 50,000 characters of news take three seconds; what grows with the square takes minutes
    assert time.process_time() - began < 30
