"""What a card tells of a statement. It has the first words of one, whatever they are, and no quotes apart."""

import re
from collections.abc import Iterator

from memcon.export.pages.cards import StatementTold
from memcon.export.pages.claims import Claim, concepts, dated, linked, of_class, referring, resting

# between the pieces of a content; and what a content ends with where the card cuts it
GAP, CUT = " … ", "…"
# one quotation and nothing else
VERBATIM = re.compile(r'“([^“”]+)”|"([^"“”]+)"')


def statement_claims(statement: StatementTold, document: str) -> Iterator[Claim]:
    """All of it."""
    iri = statement.iri
    yield of_class(iri, "mc:Statement")
    if statement.quoted:
        yield of_class(iri, "mc:Quotation")
    yield from linked(iri, "mc:speaker", statement.speakers)
    yield from concepts(
        iri,
        act=statement.act,
        modality=statement.modality,
        stance=statement.stance,
        wording=statement.wording,
    )
    if statement.negated:
        yield Claim(iri, "mc:negated", value=True)
    yield from linked(iri, "mc:addressee", statement.addressees)
    yield from linked(iri, "mc:target", statement.targets)
    if statement.cue:
        yield Claim(iri, "mc:cue", statement.cue)
    if not statement.content.endswith(CUT):
        yield from _content(statement)
    yield from referring(iri, "mc:madeAt", statement.made_at)
    yield from referring(iri, "mc:sameUtteranceAs", statement.same_as)
    yield from dated(iri, statement.when)
    if role := _role(statement):
        yield resting(iri, role, statement.evidence, document)


def _content(statement: StatementTold) -> Iterator[Claim]:
    yield Claim(statement.iri, "mc:content", statement.content)
    verbatim = VERBATIM.fullmatch(statement.content)
    if statement.quoted and verbatim and GAP not in statement.content:
        yield Claim(statement.iri, "mc:quote", verbatim[1] or verbatim[2])


def _role(statement: StatementTold) -> str:
    """What the first words of a statement are: the beginning of its content, its cue, or else its source.
    Empty where they could be several of these.
    """
    words, content = statement.evidence.exact, statement.content.removesuffix(CUT)
    if content.startswith(words) or words.startswith(content):
        whole = f"{statement.content}{GAP}".startswith(f"{words}{GAP}") or words.startswith(content)
        return "mc:contentEvidence" if whole and words != statement.cue else ""
    if words == statement.cue:
        return "mc:cueEvidence"
    return "mc:speakerEvidence" if statement.speakers else ""
