"""Mentions of a paragraph before they have numbers: each function drafts one kind, in tokens."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from spacy.tokens import Doc

from memcon.lexicon import given_names, groups, honorifics
from memcon.model import Gender, MentionKind
from memcon.understand.actors.appositions import bracketed, joined_title, office_apposed, relative
from memcon.understand.actors.counted import counted
from memcon.understand.actors.draft import Draft
from memcon.understand.actors.enclosed import apposed, with_place
from memcon.understand.actors.known import Known
from memcon.understand.actors.known_drafts import known_drafts
from memcon.understand.actors.names import Name
from memcon.understand.actors.nominals import nominals
from memcon.understand.actors.offices import OfficePhrase
from memcon.understand.actors.pronouns import PRONOUNS
from memcon.understand.actors.titles import state_after, titles

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
KIND_OF_CLASS: Mapping[str, MentionKind] = {
    "government": "state",
    "body": "organisation",
    "collective": "group",
    "people": "person",
}


class Layers(NamedTuple):
    """What the passes before found in one paragraph, each in order of the text."""

    doc: Doc
    known: tuple[Known, ...]
    offices: tuple[OfficePhrase, ...]
    names: tuple[Name, ...]
    titles: Mapping[int, OfficePhrase]
    """The office before a name, by the name's first token."""


def layers(
    doc: Doc, known: tuple[Known, ...], offices: tuple[OfficePhrase, ...], names: tuple[Name, ...]
) -> Layers:
    """The layers of a paragraph, with each title given to its name."""
    return Layers(doc, known, offices, names, titles(doc, names, offices, known))


def drafts(layers: Layers) -> list[Draft]:
    """Every draft of a paragraph."""
    taken = [(name.first, name.last) for name in layers.names if name.kind != "place"]
    taken += [(phrase.words[0], phrase.last) for phrase in layers.offices]
    found = [*_names(layers), *_collectives(layers, taken)]
    found += _offices(layers, found)
    found += [*known_drafts(layers.doc, layers.known), *counted(layers.doc)]
    return [*_with_bodies(_with_appositions(layers.doc, found)), *_pronouns(layers.doc)]


def _names(layers: Layers) -> Iterator[Draft]:
    known_from = {item.first: item for item in layers.known}
    known_to = {item.last: item for item in layers.known}
    for name in layers.names:
        title = layers.titles.get(name.first)
        if title is None and _is_described(layers.doc, name):
            yield Draft(name.first - 1, name.last, name.last, "nominal", "person")
        elif name.kind == "person" or title is not None:
            yield _person(layers.doc, name, title, known_from)
        else:
            yield _body_or_place(layers, name, known_from, known_to)


def _is_described(doc: Doc, name: Name) -> bool:
    """Whether capitals write what somebody is: "the Social Democrat", not a name."""
    group = groups().get(name.words[-1].lower())
    noun = group is not None and group.class_ == "people" and group.word == name.words[-1].lower()
    return noun and len(name.words) > 1 and name.first > 0 and doc[name.first - 1].text.lower() == "the"


def _person(doc: Doc, name: Name, title: OfficePhrase | None, known: Mapping[int, Known]) -> Draft:
    word = doc[name.first - 1].text.lower() if name.first else ""
    first, own = name.first - (word in honorifics()), (name.first, name.last)
    gender = _gender(name, honorifics().get(word))
    if title is None:
        country = _country_of(doc, first, known)
        return Draft(first, name.last, name.last, "name", "person", own, of=country, gender=gender)
    before = title.last == name.first - 1
    leads = before and doc[title.noun].dep_ in SUBJECTS
    return Draft(
        title.first if before else first,
        name.last,
        title.noun if leads else name.last,
        "name",
        "person",
        own,
        office=title,
        of=title.of or state_after(doc, name.last, known),
        owner=title.owner,
        gender=title.office.gender or gender,
    )


def _country_of(doc: Doc, first: int, known: Mapping[int, Known]) -> tuple[int, int] | None:
    """The country whose own somebody is called: "Denmark's Ida Berg"; `known` is by first token."""
    if first < 2 or doc[first - 1].tag_ != "POS":
        return None
    item = next((known[n] for n in range(first - 2, max(-1, first - 6), -1) if n in known), None)
    whole = item is not None and item.last == first - 2 and item.used_as("name", "capital")
    return (item.first, item.last) if item is not None and whole else None


def _with_appositions(doc: Doc, found: Sequence[Draft]) -> Iterator[Draft]:
    """The drafts, each name equated with the office or unnamed person that it follows: "the bloc's envoy,
    Ana Roe,"; such a name is a person's.
    """
    reach = {draft.last: draft.last for draft in found if draft.form != "name"}
    reach |= {number: draft.last for draft in found for number in range(draft.first, draft.last + 1)}
    ending = {
        with_place(doc, max(draft.last, reach.get(draft.owner, -1) if draft.owner is not None else -1)): draft
        for draft in found
        if draft.form != "name" and draft.kind == "person" and not _is_addressed(doc, draft)
    }
    for draft in found:
        before = apposed(doc, draft.first, draft.last) if draft.kind in {"person", None} else None
        person = ending.get(before) if before is not None and draft.form == "name" else None
        if person is None:
            yield draft
        else:
            yield draft._replace(
                kind="person", same_as=person.office.words[0] if person.office else person.head
            )


def _with_bodies(found: Iterable[Draft]) -> Iterator[Draft]:
    """The drafts, each noun for a body equated with the name after it: "the broadcaster Radio Lago"."""
    every = tuple(found)
    named = {
        draft.first: draft.head
        for draft in every
        if draft.form == "name" and draft.kind in {"organisation", None}
    }
    for draft in every:
        noun = draft.form == "nominal" and draft.kind == "organisation" and draft.same_as is None
        yield draft._replace(same_as=named.get(draft.last + 1)) if noun else draft


def _is_addressed(doc: Doc, draft: Draft) -> bool:
    """Whether somebody is spoken to: "Mr President"."""
    return draft.first > 0 and doc[draft.first - 1].text.lower() in honorifics()


def _gender(name: Name, honorific: Gender | None) -> Gender | None:
    first = name.words[0].lower() if len(name.words) > 1 else ""
    return honorific or given_names().get(first)


def _body_or_place(
    layers: Layers, name: Name, known_from: Mapping[int, Known], known_to: Mapping[int, Known]
) -> Draft:
    """A name of no person; of a body also the country: "Russian Foreign Ministry", "Ministry of Peru"."""
    first, last, of = name.first, name.last, None
    possessive = first > 0 and layers.doc[first - 1].tag_ == "POS"
    before = known_to.get(first - 1 - possessive)
    after = state_after(layers.doc, last, known_from)
    if name.kind == "organisation" and before is not None and (possessive or before.used_as("adjective")):
        first, of = before.first, (before.first, before.last)
    elif name.kind == "organisation" and after is not None:
        last, of = after[1], after
    return Draft(
        first,
        last,
        name.last,
        "name",
        name.kind,
        (name.first, name.last),
        of=of,
        same_as=bracketed(layers.doc, name.first, name.last),
    )


def _offices(layers: Layers, others: Sequence[Draft]) -> Iterator[Draft]:
    """Offices that stand without a name: "the Russian president", "EU foreign ministers"; `others` are the
    names and collectives whose own they may be.
    """
    used = {
        number
        for name, title in layers.titles.items()
        if title.last == name - 1
        for number in range(title.first, name)
    }
    named = {title.first: name for name, title in layers.titles.items()}
    names = {name.last: name for name in layers.names}
    ends = {
        number: phrase.last for phrase in layers.offices for number in range(phrase.first, phrase.last + 1)
    }
    ends |= {number: other.last for other in others for number in range(other.first, other.last + 1)}
    starts = {
        number: phrase.first for phrase in layers.offices for number in range(phrase.first, phrase.last + 1)
    }
    for phrase in layers.offices:
        if phrase.words[0] in used:
            continue
        owner = _onward(layers.doc, phrase, ends)
        first = min(
            phrase.first, starts.get(phrase.owner, phrase.first) if phrase.owner is not None else phrase.first
        )
        same_as = office_apposed(
            layers.doc, phrase._replace(first=first), ends.get(owner, phrase.last), names, layers.offices
        )
        yield Draft(
            phrase.first,
            phrase.last,
            phrase.noun,
            "office",
            "group" if phrase.plural else "person",
            office=phrase,
            of=phrase.of,
            owner=phrase.owner if owner < 0 or phrase.owner is not None else owner,
            same_as=joined_title(layers.doc, phrase, named) if same_as is None else same_as,
            gender=phrase.office.gender,
            plural=phrase.plural,
        )


def _onward(doc: Doc, phrase: OfficePhrase, ends: Mapping[int, int]) -> int:
    """A token of what the office is held in or under, after "of" or "to"; -1 where nothing follows.

    "the president" in "spokesman for the president", but "office" in "head of the president's office". `ends`
    has the last token of the mention over a token.
    """
    if phrase.onward is None:
        return -1
    own = next((ends[n] for n in (phrase.onward, phrase.onward + 1) if n in ends), phrase.onward)
    token = doc[own]
    owned = token.dep_ == "poss" and own < token.head.i < own + 5
    return int(token.head.i) if owned else own


def _collectives(layers: Layers, taken: Sequence[tuple[int, int]]) -> Iterator[Draft]:
    for nominal in nominals(layers.doc, layers.known, taken):
        several = nominal.plural and nominal.group.class_ in {"people", "body"}
        yield Draft(
            nominal.first,
            nominal.last,
            nominal.head,
            "nominal",
            "group" if several else KIND_OF_CLASS[nominal.group.class_],
            of=nominal.of,
            owner=nominal.owner,
            plural=nominal.plural,
        )


def _pronouns(doc: Doc) -> Iterator[Draft]:
    for token in doc:
        pronoun = PRONOUNS.get(token.text.lower()) if token.text != "US" else None
        if pronoun is not None:
            yield Draft(
                token.i,
                token.i,
                token.i,
                "pronoun",
                pronoun.kind,
                same_as=relative(token),
                gender=pronoun.gender,
                plural=pronoun.plural,
            )
