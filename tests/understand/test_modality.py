"""Modality: is the act done, expected or only possible; "|" is where the cue begins without auxiliaries."""

import re

import pytest

from memcon.model import Attribution, Span
from memcon.settings import Settings
from memcon.understand.parse import parse
from memcon.understand.statements import statements

ASSERTED = [
    "Krag [|said] the road was open.",
    "Krag [has |said] the road is open.",
    "Krag [is |urging] Orlen to leave.",
    "Krag [did |say] the road was open.",
    "The plan [was |condemned] by Nordland.",
    "Krag [|plans] to leave.",
    "Krag [|hopes] that the road will open.",
    "Krag [|predicted] that the road would open.",
    "Krag [|promised] to condemn the raid.",
    # refusals are told as such
    "Krag [will not |say] whether the road is open.",
    "Krag [won't |say] whether the road is open.",
    "Krag [would not |comment on] the road.",
    "Krag [wouldn’t |rule out] a truce.",
    "Krag [would never |accept] the plan.",
    "The ministry [could not |confirm] the report.",
    "Nordland [cannot |accept] the plan.",
    "Krag [would neither |confirm] nor deny the report.",
    "Krag [refused to |say] whether the road was open.",
    "Krag [has yet to |endorse] the plan.",
    "Krag [could not |agree more with] Orlen.",
    "Krag [could not hide his |contempt for] the plan.",
    "Krag [could not help but |praise] the plan.",
    "Neither ministry [would |comment on] the road.",
    # courtesy: done by saying so
    "I [would like to |thank] Minister Orlen for the talks.",
    "I’d like to [|thank] Minister Orlen for the talks.",
    "Krag [would like to |thank] Orlen for the talks.",
    "We [would like to |propose] a truce.",
    "Krag [wants to |stress] that the road is open.",
    "I [want to |propose] a truce.",
    "We [wish to |reiterate] that the road is open.",
    "I [can only |say] that the road is open.",
    "I [can |confirm] that the road is open.",
    "I [must |admit] that the road is shut.",
    "We [must |reject] the plan.",
    "I [have to |say] the road is shut.",
    "I [would |say] the road is open.",
    "We [would |urge] all sides to leave.",
    "We [would |welcome] a truce.",
    "I [would like to express my |gratitude for] the talks.",
    "Krag [would only |say] that the talks went on.",
    "I [would |note] that the road is open.",
    "I [will |say] this: the road is open.",
    "I [should |add] that the road is open.",
    "I [might |add] that the road is open.",
    "[May I |say] that the road is open.",
    "[Let me |stress] that the road is open.",
    "[Allow me to |thank] Orlen for the talks.",
    "It [should be |noted] that the road is open.",
    "It [must be |said] that the road is shut.",
    "It [has to be |said] that the road is shut.",
    "Krag [is proud to |announce] a new road.",
    "Krag [is pleased to |welcome] Orlen’s plan.",
    # habits, and what came to be
    "Krag [would often |say] that the road was open.",
    "Krag [used to |say] that the road was open.",
    "Krag [would later |deny] the talks.",
    "Krag [would go on to |accuse] Orlen of lying.",
    "Krag [had to |admit] that the road was shut.",
    "Krag [was forced to |concede] that the road was shut.",
    "Krag [could only |condemn] the raid.",
    "Krag [went on to |accuse] Orlen of lying.",
    "Krag [tried to |reassure] Orlen.",
    "Krag [sought to |reassure] Orlen.",
    "Krag [managed to |persuade] Orlen to leave.",
    "Krag [continued to |insist] that the road was open.",
    "Krag [travelled to Lima to |urge] Orlen to leave.",
    "Krag [used the speech to |attack] Orlen.",
    "Krag [took the opportunity to |thank] Orlen.",
    "Krag [issued a statement |condemning] the raid.",
    "Krag was the first leader [to |condemn] the raid.",
    "Krag will visit Lima after [|condemning] the raid.",
    "The bank will cut rates, [|saying] prices are low.",
    "Orlen can be heard [|asking] Krag to leave.",
    "Peace, to Krag, meant [|welcoming] both sides.",
    "The envoy is right [to |note] that the road is shut.",
    "Krag set up the panel [to |highlight] the raid.",
    "“Perhaps,” he [|told] reporters.",
    "Voters in Nordland [are more likely to |say] that the road is open.",
    "Krag [|would like to see] a truce.",
    "Krag, who could leave, spoke at length, [|promising] a truce.",
    # what is said is open, that it was said is not
    "Krag [|said] she would ask Orlen to leave.",
    "Krag [|said] Orlen might leave.",
    "Krag [|asked] if Orlen would leave.",
    "If Orlen leaves, the road will open, Krag [|said].",
    "Krag [|urged] Orlen to condemn the raid.",
    # a question that takes it for granted
    "Why [did Krag |say] that the road was open?",
    # nouns
    "Krag [repeated his |call for] a truce.",
    "Krag will discuss [the |proposal for] a truce.",
    "Krag will repeat [his |claim] that the road is open.",
    "[The |demand for] a vote may fail.",
]
EXPECTED = [
    "Krag [is expected to |urge] Orlen to leave.",
    "Krag [was expected to |demand] a vote.",
    "Krag [is widely expected to |announce] a truce.",
    "Krag [will |propose] a truce.",
    "Krag [will also |urge] Orlen to leave.",
    "Krag says she[’ll |tell] Orlen to leave.",
    "Krag [is to |announce] a truce.",
    "Krag [was to |announce] a truce in Lima.",
    "Krag [is due to |announce] a truce.",
    "Krag [is set to |reject] the plan.",
    "Krag [is about to |announce] a truce.",
    "Krag [is going to |demand] a vote.",
    "Krag [is poised to |recognise] Sudland.",
    "Krag [is likely to |oppose] the plan.",
    "Krag [is scheduled to |address] the talks.",
    "Krag [plans to |propose] a ban.",
    "Krag [intends to |ask] Orlen to leave.",
    "Krag [hopes to |persuade] Orlen to leave.",
    "Krag [wants to |propose] a ban.",
    "Krag [would like to |announce] a truce.",
    "Krag [wants to |endorse] the plan.",
    "Krag [is ready to |recognise] Sudland.",
    "Krag [is prepared to |accept] the plan.",
    "Krag has [plans to |propose] a ban.",
    "Krag has no [intention to |apologise to] Orlen.",
    "Krag promised [to |raise] the case.",
    "Krag threatened [to |denounce] the pact.",
    "Krag decided [to |recognise] Sudland.",
    "Krag said that Orlen [would |urge] Nordland to leave.",
    "Orlen said he [would |demand] a vote.",
    "Krag [will travel to Lima to |urge] Orlen to leave.",
    "Krag [is expected to use the speech to |attack] Orlen.",
    "Krag [is expected to go on to |accuse] Orlen of lying.",
    "Krag will meet Orlen and [|demand] a vote.",
    "Krag is set to meet Orlen and [|demand] a vote.",
    "Krag [will be |opposed] to the plan.",
    "Krag [will open the talks by |praising] Orlen.",
    "Krag [will continue to |insist] that the road is open.",
    "Krag [will express |concern about] the road.",
    "Krag [is expected to make an |appeal for] calm.",
    "[A planned |protest against] the ban was called off.",
    "[Minister to |demand] a truce",
    "We [will |oppose] the plan.",
    "We [will |propose] a truce.",
    "The parties [shall |notify] Nordland of the tests.",
    "Krag [will |come out against] the plan.",
    "Krag [will |get rid of] the ban.",
    "Nordland [is now more likely to |accept] the plan.",
    "Krag [is not expected to |announce] a truce.",
    "Krag [does not plan to |announce] a truce.",
    "Krag [will not hesitate to |condemn] the raid.",
    "Orlen expects Krag [to |reject] the plan.",
]
POSSIBLE = [
    "The minister [may |announce] sanctions.",
    "Krag [may also |demand] a vote.",
    "Krag [may have |told] Orlen to leave.",
    "Krag [might |propose] a truce.",
    "Krag [may not |support] the plan.",
    "Krag [could |announce] a truce.",
    "Krag [could have |warned] Orlen.",
    "Krag [would |demand] a vote.",
    "Krag [would have |told] Orlen to leave.",
    "If asked, Krag [would |deny] the talks.",
    "Krag said that Orlen [would |deny] it if he were asked.",
    "If Nordland were to [|deny] the talks, Orlen would leave.",
    "If Nordland [|denies] the talks, Orlen will leave.",
    "Unless Krag [|agrees to] the plan, Orlen will leave.",
    "It is not clear whether Krag [|agreed to] the plan.",
    "Had Krag [|condemned] the raid, Orlen would have left.",
    "[Should Krag |deny] the talks, Orlen will leave.",
    "[Did Krag |say] that the road was open?",
    "[Will Krag |say] that the road is open?",
    "Krag [should |apologise to] Orlen.",
    "Krag [must |condemn] the raid.",
    "Krag [has to |apologise to] Orlen.",
    "Krag [will have to |explain] the raid.",
    "Krag [ought to |apologise to] Orlen.",
    "Krag [is supposed to |announce] a truce.",
    "Krag [is under pressure to |condemn] the raid.",
    "Krag [is unlikely to |endorse] the plan.",
    "Krag [is considering |asking] Orlen to leave.",
    "Krag [is believed to have |ordered] the raid.",
    "Krag [might |blow up] the plan.",
    "Krag [probably |told] Orlen to leave.",
    "Krag [might want to |ask] Orlen.",
    "Krag [may go on to |accuse] Orlen of lying.",
    "Krag [could issue a |warning to] Orlen.",
    "Krag [might be |opposed] to the plan.",
    "Krag may meet Orlen and [|demand] a vote.",
    "Krag urged Orlen [to |condemn] the raid.",
    "Krag ordered Orlen [to |apologise to] Mwale.",
    "[A possible |objection to] the plan was heard.",
    "We [may |announce] sanctions.",
    "We [would |support] the plan.",
    "Nordland [may |recognise] Sudland, minister says",
]
TABLE = [
    (text, name)
    for name, texts in (("asserted", ASSERTED), ("expected", EXPECTED), ("possible", POSSIBLE))
    for text in texts
]


def of(text: str, *, short: bool) -> str:
    """The modality of the cue between brackets, or of its part after the bar."""
    before, helping, cue, after = re.split(r"[\[|\]]", text)
    plain = before + helping + cue + after
    start, end = len(before) + (len(helping) if short else 0), len(before + helping + cue)
    rest = after.strip(" ,:.") or before.strip(" ,")
    first = plain.index(rest, end if after.strip(" ,:.") else 0)
    found = Attribution(Span(start, end, plain[start:end]), (), (Span(first, first + len(rest), rest),))
    (statement,) = statements([found], parse(plain, Settings().model), (), (), ())
    return statement.modality


@pytest.mark.parametrize(("text", "modality"), TABLE)
@pytest.mark.parametrize("short", [False, True], ids=["whole", "short"])
def test_modality(text, modality, short):
    assert of(text, short=short) == modality
