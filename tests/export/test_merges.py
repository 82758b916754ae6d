"""What was joined is listed for people, each thing with its document and words."""

import csv

from memcon.export.merges import HEADER, merge_rows
from memcon.model import Span
from memcon.resolve.across.merges import Corpus, Joined, Merge, Named
from memcon.resolve.across.profiles import LocalActor, LocalMeeting, LocalStatement, Profile

ONE, OTHER = "1" * 64, "2" * 64


def told(sha256, identifier, actor, words):
    return Profile(
        sha256=sha256,
        identifier=identifier,
        issued=None,
        publisher=None,
        actors=(LocalActor(actor, "person", words, (words,), Span(0, len(words), words)),),
        known=(),
        meetings=(LocalMeeting(0, (), "meeting", "held", Span(0, 3, "met")),),
        statements=(LocalStatement(0, (), "state", (Span(9, 12, "We\nwill"),), ()),),
    )


def rows(corpus):
    lines = list(merge_rows(corpus))
    assert all(line.endswith("\n") and line.count("\n") == 1 for line in lines)
    return list(csv.DictReader(lines))


CORPUS = Corpus(
    (told(ONE, "a.txt", "person/1", "Odd Berge"), told(OTHER, "b.txt", "person/2", 'O. "Odd" Berge')),
    Joined(
        actors={"person/1": Named("person/1", "Odd Berge"), "person/2": Named("person/1", "Odd Berge")},
        merges=(
            Merge("statement", f"{ONE}#0", f"{OTHER}#0", "same words", "2 of 2"),
            Merge("meeting", f"{ONE}#0", f"{OTHER}#0", "same parties, same day", "both 2031-05-05"),
            Merge("actor", "person/1", "person/2", "same name", "both prime minister of Norway"),
            Merge("actor", "person/odd-berge", "person/1", "gazetteer", "an office of Norway"),
            Merge("document", ONE, OTHER, "near copy", "90 % of its words"),
        ),
    ),
)


def test_each_step_has_its_documents_and_words():
    told_of = {(row["kind"], row["one in"], row["one as"], row["other as"]) for row in rows(CORPUS)}
    assert told_of == {
        ("actor", "", "", "Odd Berge"),
        ("actor", "a.txt", "Odd Berge", 'O. "Odd" Berge'),
        ("document", "a.txt", "", ""),
        ("meeting", "a.txt", "met", "met"),
        ("statement", "a.txt", "We will", "We will"),
    }


def test_the_order_of_steps_changes_no_byte():
    turned = Corpus(CORPUS.profiles[::-1], Joined(CORPUS.joined.actors, merges=CORPUS.joined.merges[::-1]))
    assert list(merge_rows(turned)) == list(merge_rows(CORPUS))


def test_without_merges_there_is_a_header():
    assert list(merge_rows(Corpus())) == [",".join(HEADER) + "\n"]
