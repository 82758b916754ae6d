import pytest

from memcon.model import Document
from memcon.understand.language import foreign_language

FRENCH = (
    "La ministre a rencontré lundi son homologue maltais. La ministre a promis une aide rapide à la ville."
)
RUSSIAN = "Мы договорились, сказал он. Мы договорились о перемирии и о мире. Мы будем платить"
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
    ("THE NORWEGIAN FOREIGN MINISTER MET HER MALTESE COLLEAGUE IN VALLETTA ON MONDAY.", None),
    (
        "the norwegian foreign minister met her maltese colleague in valletta and said that it went well",
        None,
    ),
    ("DIE NORWEGISCHE AUSSENMINISTERIN TRAF AM MONTAG IN VALLETTA IHREN MALTESISCHEN KOLLEGEN.", "de"),
    ("die norwegische außenministerin traf am montag in valletta ihren kollegen und sprach mit ihm", "de"),
    ("RT @OddBerge: Great talks w/ @RosaQ in #Lima today 🤝 https://t.co/x1", None),
    ("Ｔｈｅ ｍｉｎｉｓｔｅｒ ｍｅｔ ｈｅｒ ｃｏｌｌｅａｇｕｅ ｉｎ Ｌｉｍａ", None),
    # few words of another script are enough
    ("قال الوزير إن بلاده لن تدفع.", "ar"),
    ("部长说：“我们不付钱。”两国领导人举行了会谈。", "zh"),
    ("ЛУНД: Мы договорились.\nВОПРОС: Когда?\nЛУНД: В мае.", "ru"),
    # English with much of another language in it, and the reverse
    (
        f"The Norwegian minister met her colleague in Valletta on Monday. « {FRENCH} », the ministry said.",
        None,
    ),
    (
        f"The minister said on Monday that his country would pay.\n\n«{RUSSIAN}»\n\nThen he left for Oslo.",
        None,
    ),
    (f"{FRENCH} « We will not pay », a-t-elle dit lundi à Oslo.", "fr"),
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
