"""Pronouns that can stand for an actor, with the gender and number that they show."""

from types import MappingProxyType
from typing import NamedTuple

from memcon.model import Gender, MentionKind


class Pronoun(NamedTuple):
    """What a pronoun tells of its actor."""

    person: int
    """1, 2 or 3; 0 for the relative "who"."""
    gender: Gender | None
    plural: bool
    kind: MentionKind | None


PRONOUNS = MappingProxyType(
    {
        **dict.fromkeys(("he", "him", "his", "himself"), Pronoun(3, "male", False, "person")),
        **dict.fromkeys(("she", "her", "hers", "herself"), Pronoun(3, "female", False, "person")),
        **dict.fromkeys(("they", "them", "their", "theirs", "themselves"), Pronoun(3, None, True, None)),
        **dict.fromkeys(("it", "its", "itself"), Pronoun(3, None, False, None)),
        **dict.fromkeys(("i", "me", "my", "mine", "myself"), Pronoun(1, None, False, "person")),
        **dict.fromkeys(("we", "us", "our", "ours", "ourselves"), Pronoun(1, None, True, None)),
        **dict.fromkeys(("you", "your", "yours"), Pronoun(2, None, False, None)),
        "who": Pronoun(0, None, False, "person"),
    }
)
