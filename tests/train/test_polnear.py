"""A checkout of PolNeAR as gold."""

import msgspec
import pytest

from memcon.errors import InputError
from memcon.evaluate.gold_files import gold
from memcon.train.polnear import documents

TEXT = "“Talks failed,” Mr. Okoro said, “for now.”\n\nThe embassy denied it."


def line(key, role, *exacts):
    places = (f"{TEXT.index(exact)} {TEXT.index(exact) + len(exact)}" for exact in exacts)
    return f"{key}\t{role} {';'.join(places)}\t{' '.join(exacts)}\n"


ANNOTATION = "".join(
    [
        line("T1", "Attribution", "said"),
        line("T2", "Source", "Mr. Okoro"),
        line("T3", "Content", "“Talks failed,”", "“for now.”"),
        line("T4", "Cue", "said"),
        "E1\tAttribution:T1 Source:T2 Cue:T4 Content:T3\n",
        line("T5", "Source", "The embassy"),
        line("T6", "Content", "it"),
        line("T7", "Cue", "denied"),
        "E2\tCue:T7 Source:T5 Content:T6\n",
        "#1\tAnnotatorNotes E2\tunsure\n",
    ]
)


@pytest.fixture
def checkout(tmp_path):
    for folder in ("text", "attributions"):
        (tmp_path / "data" / "train" / folder).mkdir(parents=True)
    return tmp_path


def put(checkout, annotation, name="daily-post_2016-03-04_talks-fail"):
    (checkout / "data/train/text" / f"{name}.txt").write_bytes(TEXT.encode())
    (checkout / "data/train/attributions" / f"{name}_a1.ann").write_text(annotation, encoding="utf-8")


def test_articles_become_gold_with_every_piece(checkout, tmp_path):
    put(checkout, ANNOTATION)
    path = tmp_path / "gold.jsonl"
    path.write_bytes(msgspec.json.Encoder().encode_lines(list(documents(checkout, "train"))))
    (document,) = gold(path).documents
    assert document.name == "polnear/daily-post_2016-03-04_talks-fail"
    assert str(document.date) == "2016-03-04"
    first, second = document.attributions
    assert [words.text for words in first.content] == ["“Talks failed,”", "“for now.”"]
    assert [words.text for words in (*second.source, *second.cue, *second.content)] == [
        "The embassy",
        "denied",
        "it",
    ]


def test_an_article_that_nobody_annotated_is_left_out(checkout):
    put(checkout, ANNOTATION)
    (checkout / "data/train/text" / "other_2016-01-01_x.txt").write_text("No one.", encoding="utf-8")
    assert len(list(documents(checkout, "train"))) == 1


@pytest.mark.parametrize(
    ("annotation", "complaint"),
    [
        ("T1\tSource 0 9000\tx\n", "line 1 is no brat annotation"),
        ("T1 Source\n", "line 1 is no brat annotation"),
        ("E1\tAttribution:T9\n", "names the span 'T9'"),
    ],
)
def test_an_annotation_that_contradicts_its_text_is_named(checkout, annotation, complaint):
    put(checkout, annotation)
    with pytest.raises(InputError, match=complaint):
        list(documents(checkout, "train"))


def test_a_folder_that_is_no_checkout_is_named(tmp_path):
    with pytest.raises(InputError, match="no articles"):
        list(documents(tmp_path, "train"))
