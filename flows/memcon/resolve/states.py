"""States and organisations by the gazetteer: names, capitals and seats used for the state, governments."""

from collections.abc import Sequence

from memcon.gazetteer import Candidate, gazetteer
from memcon.model import Mention, Tenure
from memcon.resolve.links import Link, Links, kind_of, only

SELF = "the gazetteer knows this name"
USES = {
    "name": SELF,
    "adjective": "the gazetteer knows this adjective",
    "people": "the gazetteer knows this people",
    "capital": "the capital stands for the state",
    "seat": "the seat of government stands for the state",
}


def known_actors(mentions: Sequence[Mention]) -> dict[int, Link]:
    """Link every mention that the gazetteer names; of two readings the one that the document names
    elsewhere without doubt, else none.
    """
    candidates = {
        number: gazetteer().lookup((mention.name or mention.span).exact)
        for number, mention in enumerate(mentions)
        if mention.kind in {"state", "organisation"} and mention.form in {"name", "adjective"}
    }
    sure = {keys.pop() for found in candidates.values() if len(keys := _keys(found)) == 1}
    links = {}
    for number, found in candidates.items():
        key = only(_keys(found)) or only(_keys(found) & sure)
        if key is not None:
            use = next(c.use for c in found if c.entry.key == key)
            links[number] = Link(key, USES[use])
    return links


def _keys(candidates: Sequence[Candidate]) -> set[str]:
    return {candidate.entry.key for candidate in candidates}


def named_state(words: str) -> str | None:
    """The key of the one state or organisation that these words can name, adjectives included."""
    return only(c.entry.key for c in gazetteer().lookup(words))


def government(mention: Mention, links: Links, held: Sequence[Tenure]) -> Link | None:
    """The state of a government: "the French government", or "Kiir's government" by the offices of its
    owner, `held`.
    """
    if mention.form != "nominal" or mention.kind != "state":
        return None
    if mention.office_of is not None:
        key = named_state(mention.office_of.exact)
        return Link(key, "a government stands for its state") if key is not None else None
    owner = links.get(mention.owner) if mention.owner is not None else None
    key = owner_state(owner.referent, held) if owner is not None else None
    if key is None:
        return None
    return Link(key, "the government of its office holder stands for the state")


def owner_state(referent: str, held: Sequence[Tenure]) -> str | None:
    """The state or body that a referent is or, by the offices `held` by it, stands for."""
    if kind_of(referent) != "person":
        return referent
    return only(t.of for t in held if t.of is not None)
