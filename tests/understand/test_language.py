import pytest

from memcon.model import Document
from memcon.understand.language import foreign_language

TEXTS = [
    ("The Norwegian foreign minister met her Maltese colleague in Valletta on Monday.", None),
    ("PUTIN: We will do it.\nQ: When?\nPUTIN: In May.", None),
    ("Vella, Berge, Okello, Dahl", None),
    ("TOTAL 17 4 21\n2031 2032 2033", None),
    ("", None),
    ("Die norwegische Außenministerin traf am Montag in Valletta ihren maltesischen Kollegen.", "de"),
    ("La ministre norvégienne des affaires étrangères a rencontré lundi son homologue maltais.", "fr"),
    ("Министр иностранных дел Норвегии встретилась в понедельник со своим коллегой.", "ru"),
    (
        "El ministro recibió el lunes a su homóloga noruega y dijo que los países seguirán hablando.",
        "es",
    ),
]


def document(text, language=None):
    return Document("note.txt", text, "0" * 64, language=language)


@pytest.mark.parametrize(("text", "expected"), TEXTS)
def test_a_language_is_named_only_beyond_doubt(text, expected):
    assert foreign_language(document(text)) == expected


@pytest.mark.parametrize(
    ("stated", "expected"), [("en", None), ("en-GB", None), ("ENG", None), ("fr", "fr"), ("pt-BR", "pt")]
)
def test_the_metadata_goes_first(stated, expected):
    assert foreign_language(document("Berge met Vella in Oslo on Monday.", stated)) == expected
