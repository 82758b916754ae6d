"""Headlines and transcripts that name the speaker before a colon: "Krag: Nobody will be left behind"."""

from spacy.tokens import Doc

# longer ones than this many words are no names
LONGEST = 6
NAMES = {"NNP", "NNPS"}


def heading(doc: Doc) -> tuple[int, int] | None:
    """Number of the first word and of the colon of a paragraph that begins with a speaker; None else.

    A place in capitals before a colon is where a dispatch was written ("QUITO: The ...").
    """
    colon = next((token.i for token in doc[: LONGEST + 1] if token.text == ":"), 0)
    before, after = doc[:colon], doc[colon + 1 :]
    if not colon or len(after) < 3 or before[-1].tag_ not in NAMES or before.text.isupper():
        return None
    if any(token.tag_[:2] in {"VB", "MD"} or token.text in {'"', ","} for token in before):
        return None
    is_place = before[-1].ent_type_ in {"GPE", "LOC"}
    return None if is_place and after[-1].text == "." else (0, colon)
