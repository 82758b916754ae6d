"""The text layer of PDF files becomes paragraphs; files without one, closed and broken ones become issues."""

import hashlib

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from memcon.model import Document, Issue
from memcon.read import read
from memcon.read.formats.pdf_lines import Line
from memcon.read.formats.pdf_paragraphs import paragraphs

PICTURE = "q 600 0 0 800 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID x EI Q"
LEADING = 14


def pdf(*pages, info=""):
    """A PDF file with these pages: each a list of (left, height, size, words), or drawing commands."""
    drawn = [page if isinstance(page, str) else "\n".join(map(shown, page)) for page in pages]
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(drawn)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(drawn)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number, content in enumerate(drawn):
        resources = "/Resources << /Font << /F 3 0 R >> >>"
        box = "/MediaBox [0 0 600 800]"
        objects += (
            f"<< /Type /Page /Parent 2 0 R {box} {resources} /Contents {5 + 2 * number} 0 R >>",
            f"<< /Length {len(content)} >>\nstream\n{content}\nendstream",
        )
    objects.append(f"<< {info} >>")
    return written(objects)


def shown(piece):
    left, height, size, words = piece
    escaped = words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return f"BT /F {size} Tf {left} {height} Td ({escaped}) Tj ET"


def written(objects, trailer=""):
    file, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(file))
        file += f"{number} 0 obj\n{content}\nendobj\n".encode("cp1252")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"trailer << /Size {len(objects) + 1} /Root 1 0 R /Info {len(objects)} 0 R {trailer} >>"
    start = len(file)
    size = len(objects) + 1
    return file + f"xref\n0 {size}\n0000000000 65535 f \n{table}{end}\nstartxref\n{start}\n%%EOF\n".encode()


def column(*lines, top=700, left=70, size=12):
    """Lines below one another; an empty one leaves a line free."""
    return [(left, top - LEADING * number, size, words) for number, words in enumerate(lines) if words]


def read_pdf(folder, content):
    (folder / "a.pdf").write_bytes(content)
    items = list(read([folder / "a.pdf"]))
    return [i for i in items if isinstance(i, Document)], [i for i in items if isinstance(i, Issue)]


def read_one(folder, content):
    [document], issues = read_pdf(folder, content)
    assert issues == []
    assert document.sha256 == hashlib.sha256(document.text.encode()).hexdigest()
    return document


FIRST = (
    "Foreign Minister Ingrid Dahl met her counterpart Paul Vella in Oslo on",
    "Tuesday, and the two “agreed on the text” of a treaty on fisheries.",
)
SECOND = (
    "The two sides will meet again in Valletta next month, a spokeswoman",
    "of the ministry told reporters.",
)


def test_lines_become_paragraphs(tmp_path):
    document = read_one(tmp_path, pdf(column(*FIRST, "", *SECOND)))
    assert document.text == f"{' '.join(FIRST)}\n\n{' '.join(SECOND)}"
    assert document.title is document.date is document.author is None


def test_an_indented_line_and_a_heading_begin_a_paragraph(tmp_path):
    page = [
        (70, 730, 18, "Talks in Oslo"),
        *column(*FIRST),
        (90, 700 - 2 * LEADING, 12, SECOND[0]),
        (70, 700 - 3 * LEADING, 12, SECOND[1]),
    ]
    assert read_one(tmp_path, pdf(page)).text == f"Talks in Oslo\n\n{' '.join(FIRST)}\n\n{' '.join(SECOND)}"


def test_a_paragraph_ends_with_a_short_line(tmp_path):
    text = read_one(tmp_path, pdf(column(*FIRST, *SECOND, *FIRST))).text
    assert text.split("\n\n")[1:] == [" ".join(FIRST)]


NARROW = (
    "Foreign Minister Ingrid Dahl met her",
    "counterpart Paul Vella in Oslo today.",
    "The two agreed on the text of a treaty",
    "on fisheries in the Mediterranean that",
)
REST = ("they will sign in May.", "", "They will meet again in Valletta next", "month, a spokeswoman said.")


def test_columns_are_read_one_after_the_other(tmp_path):
    page = [(70, 740, 18, "Talks in Oslo"), *column(*NARROW), *column(*REST, left=330)]
    assert read_one(tmp_path, pdf(page)).text.split("\n\n") == [
        "Talks in Oslo",
        " ".join((*NARROW, REST[0])),
        " ".join(REST[2:]),
    ]


def test_bullets_are_no_text(tmp_path):
    page = [
        *column(*FIRST),
        (80, 640, 12, "• Quotas for cod would fall by a third from June on, and those for"),
        (92, 640 - LEADING, 12, "herring by half."),
        (80, 640 - 2 * LEADING, 12, "• A joint patrol would begin in June."),
    ]
    assert read_one(tmp_path, pdf(page)).text.split("\n\n")[1:] == [
        "Quotas for cod would fall by a third from June on, and those for herring by half.",
        "A joint patrol would begin in June.",
    ]


def furnished(number, *lines):
    return [
        (70, 770, 9, "MINISTRY OF FOREIGN AFFAIRS"),
        (300, 770, 9, f"Bulletin 12, page {number}"),
        *column(*lines),
        (290, 30, 9, str(number)),
    ]


def test_what_repeats_at_the_edges_of_pages_is_dropped_and_a_paragraph_runs_over_the_break(tmp_path):
    file = pdf(furnished(1, *FIRST, SECOND[0]), furnished(2, SECOND[1]), furnished(3, "", *FIRST))
    assert read_one(tmp_path, file).text == f"{' '.join((*FIRST, *SECOND))}\n\n{' '.join(FIRST)}"


@pytest.mark.parametrize("number", ["1", "- 1 -", "Page 1 of 1", "1/1", "iv", "[1]"])
def test_a_page_number_is_dropped_from_a_single_page(tmp_path, number):
    assert read_one(tmp_path, pdf([*column(*FIRST), (290, 30, 9, number)])).text == " ".join(FIRST)


def test_what_stands_on_one_page_alone_stays(tmp_path):
    page = [(70, 770, 9, "MINISTRY OF FOREIGN AFFAIRS"), *column(*FIRST), (70, 30, 12, "Oslo, 4 March 2031")]
    text = read_one(tmp_path, pdf(page)).text
    assert text.startswith("MINISTRY OF FOREIGN AFFAIRS\n\n")
    assert text.endswith("\n\nOslo, 4 March 2031")


def test_notes_at_the_foot_of_a_page_do_not_part_a_paragraph(tmp_path):
    file = pdf([*column(*FIRST, SECOND[0]), (70, 60, 8, "1 Treaty of 4 March 2031.")], column(SECOND[1]))
    assert read_one(tmp_path, file).text == f"{' '.join((*FIRST, *SECOND))}\n\n1 Treaty of 4 March 2031."


def lines(*words):
    return [[Line(text, 70, 500, 700 - LEADING * number, 12) for number, text in enumerate(words)]]


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        (("The negotia-", "tions went on."), "The negotiations went on."),
        (("A co-", "operation."), "A co-operation."),
        (("We cooperation and co-", "operation."), "We cooperation and cooperation."),
        (("The cease-fire: a cease-", "fire."), "The cease-fire: a cease-fire."),
        (("The Russian-", "American talks."), "The Russian-American talks."),
        (("An EU-", "backed plan."), "An EU-backed plan."),
        (("A U.S.-", "led force."), "A U.S.-led force."),
        (("The years 2030-", "2031 passed."), "The years 2030-2031 passed."),
        (("A non-", "member state."), "A non-member state."),
        (
            ("Long talks, long visits and long-", "term plans."),
            "Long talks, long visits and long-term plans.",
        ),
        (("He came -", "she left."), "He came - she left."),
        (("The negotia\u00ad", "tions went on."), "The negotiations went on."),
    ],
)
def test_words_that_a_line_end_parts_are_put_together_with_care(broken, whole):
    assert list(paragraphs(lines(*broken))) == [whole]


def test_a_hyphen_at_a_line_end_of_a_file(tmp_path):
    text = read_one(
        tmp_path, pdf(column("The ministers of Norway and Malta began negotia-", "tions in Oslo."))
    ).text
    assert text == "The ministers of Norway and Malta began negotiations in Oslo."


@pytest.mark.parametrize(
    ("info", "title", "author"),
    [
        ("/Title (Talks in Oslo) /Author (Ada Ruiz)", "Talks in Oslo", "Ada Ruiz"),
        ("/Title (TALKS IN OSLO) /Author (Administrator)", "TALKS IN OSLO", None),
        ("/Title (Microsoft Word - readout.docx) /Author (J. Berg)", None, None),
        ("/Title (Budget 2019) /CreationDate (D:20310304102030Z)", None, None),
        ("/Title <FEFFD800> /Author (;)", None, None),
    ],
)
def test_the_file_is_believed_where_the_text_says_the_same(tmp_path, info, title, author):
    page = [(70, 760, 18, "Talks in Oslo"), (70, 735, 12, "By Ada Ruiz"), *column(*FIRST)]
    document = read_one(tmp_path, pdf(page, info=info))
    assert (document.title, document.author, document.date) == (title, author, None)


def test_pictures_are_reported(tmp_path):
    documents, [issue] = read_pdf(tmp_path, pdf(PICTURE, PICTURE))
    assert (documents, issue.severity) == ([], "error")
    assert "(2) are pictures" in issue.problem
    assert "OCR" in issue.advice


def test_pictures_among_pages_of_text_are_reported(tmp_path):
    [document], [issue] = read_pdf(tmp_path, pdf(column(*FIRST), PICTURE, ""))
    assert document.text == " ".join(FIRST)
    assert issue.severity == "warning"
    assert "Of the 3 pages" in issue.problem
    assert issue.problem.endswith(": 2.")


ENCRYPTED = (
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [] /Count 0 >>",
    f"<< /Filter /Standard /V 1 /R 2 /O <{'41' * 32}> /U <{'42' * 32}> /P -44 >>",
)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "no PDF that can be opened"),
        (b"%PDF-1.4\n", "no PDF that can be opened"),
        (b"<html></html>", "no PDF that can be opened"),
        (pdf(column(*FIRST))[:300], "no PDF that can be opened"),
        (pdf(), "no PDF that can be opened"),
        (pdf(""), "main text"),
        (pdf(column("Annex")), "less than a sentence: “Annex”"),
        (written(ENCRYPTED, f"/Encrypt 3 0 R /ID [<{'00' * 16}> <{'00' * 16}>]"), "encrypted"),
    ],
)
def test_a_file_without_a_text_is_reported(tmp_path, content, words):
    documents, [issue] = read_pdf(tmp_path, content)
    assert (documents, issue.severity) == ([], "error")
    assert words in issue.problem
    assert issue.advice


def test_fonts_without_meaning_are_reported(tmp_path, monkeypatch):
    monkeypatch.setattr(
        "memcon.read.formats.pdf.lines_of", lambda _: tuple(lines("\ue001\ue002\ue003. \ue004")[0])
    )
    _, [issue] = read_pdf(tmp_path, pdf(""))
    assert "fonts" in issue.problem


def test_a_page_that_cannot_be_read_is_reported(tmp_path):
    file = pdf(column(*FIRST), column(*SECOND)).replace(
        b"6 0 obj\n<< /Type /Page ", b"6 0 obj\n<< /Type /Pogo "
    )
    [document], [issue] = read_pdf(tmp_path, file)
    assert document.text == " ".join(FIRST)
    assert issue.problem == "Of the 2 pages of this PDF, these cannot be read: 2."


def test_a_file_that_is_too_large_is_reported(tmp_path, monkeypatch):
    monkeypatch.setattr("memcon.read.formats.pdf.LARGEST", 100)
    _, [issue] = read_pdf(tmp_path, pdf(column(*FIRST)))
    assert "more than 100 bytes" in issue.problem


WORDS = st.text("abc ABC.-•1", min_size=1, max_size=12).map(str.strip).filter(bool)
PLACED = st.builds(Line, WORDS, st.floats(0, 300), st.floats(300, 600), st.floats(0, 800), st.floats(6, 20))


@given(st.lists(st.lists(PLACED, max_size=6), max_size=4))
def test_any_lines_become_paragraphs_and_the_same_twice(pages):
    found = list(paragraphs(pages))
    assert found == list(paragraphs(pages))
    assert all("\n" not in paragraph for paragraph in found)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=50)
@given(st.data())
def test_a_damaged_file_never_fails(tmp_path, data):
    whole = pdf(column(*FIRST), column(*SECOND))
    damaged = bytearray(whole)
    for place in data.draw(st.lists(st.integers(0, len(whole) - 1), max_size=5)):
        damaged[place] = data.draw(st.integers(0, 255))
    documents, issues = read_pdf(tmp_path, bytes(damaged))
    assert documents or issues
    assert not any("failed" in issue.problem for issue in issues)
