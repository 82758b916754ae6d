"""Between stages: what is written is read back, and a line that is none is named."""

from datetime import date
from io import BytesIO

import pytest

from memcon.errors import InputError
from memcon.lines import parsed, write
from memcon.model import Document, Findings

DOCUMENT = Document(
    "a\u2028b.txt", "Line one\nline “two”\x85\u2029\U0001f54a", "0" * 64, date=date(2031, 5, 6)
)


def test_documents_are_read_back_unchanged():
    file = BytesIO()
    write([DOCUMENT, DOCUMENT], file)
    file.seek(0)
    assert list(parsed(file, Document)) == [DOCUMENT, DOCUMENT]


@pytest.mark.parametrize(
    "line",
    [b"", b"\n", b"{", b"[]", b"\xff", b'{"text": 1}', b"[" * 100_000, b'{"document": {"identifier": "a"}}'],
)
def test_a_line_that_is_none_is_named(line):
    file = BytesIO()
    write([Findings(DOCUMENT)], file)
    with pytest.raises(InputError, match="Line 2 does not hold findings"):
        list(parsed([file.getvalue(), line], Findings))
