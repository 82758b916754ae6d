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
        number: _candidates(mention)
        for number, mention in enumerate(mentions)
        if mention.kind in {"state", "organisation"} and mention.form in {"name", "adjective"}
    }
    sure = {keys.pop() for found in candidates.values() if len(keys := {c.entry.key for c in found}) == 1}
    links = {}
    for number, found in candidates.items():
        key = only(c.entry.key for c in found) or only({c.entry.key for c in found} & sure)
        if key is not None:
            use = next(c.use for c in found if c.entry.key == key)
            links[number] = Link(key, USES[use])
    return links


def _candidates(mention: Mention) -> tuple[Candidate, ...]:
    found = gazetteer().lookup((mention.name or mention.span).exact)
    if mention.form == "adjective":
        return tuple(c for c in found if c.use in {"adjective", "people", "name", "capital", "seat"})
    return found


def named_state(words: str) -> str | None:
    """The key of the one state or organisation that these words can name, adjectives included."""
    return only(c.entry.key for c in gazetteer().lookup(words))


def governments(mentions: Sequence[Mention], links: Links, tenures: Sequence[Tenure]) -> dict[int, Link]:
    """Link "the French government" to the state, "Kiir's government" to the state of Kiir's office."""
    found = {}
    for number, mention in enumerate(mentions):
        if number in links or mention.form != "nominal" or mention.kind != "state":
            continue
        key = named_state(mention.office_of.exact) if mention.office_of else None
        if key is not None:
            found[number] = Link(key, "a government stands for its state")
        elif mention.owner is not None and mention.owner in links:
            key = owner_state(links[mention.owner].referent, tenures)
            if key is not None:
                found[number] = Link(key, "the government of its office holder stands for the state")
    return found


def owner_state(referent: str, tenures: Sequence[Tenure]) -> str | None:
    """The state that a referent is or holds an office of."""
    if kind_of(referent) != "person":
        return referent
    return only(t.of for t in tenures if t.holder == referent and t.of is not None)
