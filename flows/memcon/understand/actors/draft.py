"""A mention before it has a number, in tokens of its paragraph."""

from typing import NamedTuple

from memcon.model import Gender, MentionForm, MentionKind
from memcon.understand.actors.offices import OfficePhrase


class Draft(NamedTuple):
    """A mention in tokens of its paragraph (every last included)."""

    first: int
    last: int
    head: int
    """The token that carries its role in the sentence."""
    form: MentionForm
    kind: MentionKind | None
    name: tuple[int, int] | None = None
    office: OfficePhrase | None = None
    of: tuple[int, int] | None = None
    owner: int | None = None
    """A token of the mention whose own it is; the draft is widened to it where it is a noun."""
    same_as: int | None = None
    """A token of the mention that the syntax equates with it."""
    gender: Gender | None = None
    plural: bool = False
