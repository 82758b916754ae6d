"""Dictionary forms of English verbs and nouns, as far as a word list knows them."""

from collections.abc import Container, Iterator, Mapping

# ending of the form -> ending of the lemma, the longer ones first
ENDINGS = (
    ("ies", "y"),
    ("ied", "y"),
    ("es", ""),
    ("ed", ""),
    ("ed", "e"),
    ("ing", ""),
    ("ing", "e"),
    ("d", ""),
    ("s", ""),
)


def candidates(form: str) -> Iterator[str]:
    """Every word of which `form` (lower case) can be a regular inflection, itself first:
    "planned" -> planned, plann, plan, planne.
    """
    yield form
    for ending, lemma_ending in ENDINGS:
        if form.endswith(ending) and len(form) > len(ending) + 1:
            stem = form[: -len(ending)]
            yield stem + lemma_ending
            if stem[-1] == stem[-2] and not lemma_ending:
                yield stem[:-1]


def lemma(form: str, known: Container[str], irregular: Mapping[str, str]) -> str | None:
    """The known word of which `form` is an inflection, or None.

    `irregular` maps lower-case forms to lemmas ("said" -> "say") and is asked first.
    """
    form = form.lower()
    if form in irregular:
        return irregular[form]
    return next((word for word in candidates(form) if word in known), None)
