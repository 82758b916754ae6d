"""Who held an office long ago, where a text tells of meetings of that time: "In June 2000, when the Kenyan
president met Lars Holm" is not of who is president on the document's day.
"""

import datetime as dt
from collections.abc import Mapping, Sequence

from memcon.model import Meeting, Mention
from memcon.resolve.links import OWN_WORDS, Link, Links, kind_of, normalised, only
from memcon.resolve.people import leaders
from memcon.resolve.states import named_state
from memcon.resolve.titles import office_class, title
from memcon.resolve.wordings import own_words

# years after which another holds an office: most heads are elected for four or five
TERM = 4


def of_their_time(
    meetings: Sequence[Meeting], mentions: Sequence[Mention], links: Links, issued: dt.date | None
) -> dict[int, Link]:
    """The links of offices without a name among the parties of meetings that lie a term or more before the
    document's day: to the one of the document's persons whom the gazetteer knows to have held it then, else
    to nobody who is named. Who is named as a party of another meeting of that time stays.
    """
    told = [
        (meeting, meeting.date.latest.year) for meeting in meetings if meeting.date and meeting.date.latest
    ]
    there = {
        (links[number].referent, year)
        for meeting, year in told
        for number in meeting.participants
        if number in links and not _is_pointing(mentions[number])
    }
    found = {}
    for meeting, year in told:
        for number in meeting.participants if issued is not None and issued.year - year >= TERM else ():
            person = links[number].referent if number in links else ""
            named_then = any(one == person and abs(then - year) < TERM for one, then in there)
            if _is_pointing(mentions[number]) and kind_of(person) == "person" and not named_then:
                found[number] = _then(mentions[number], mentions, links, year)
    return found


def _is_pointing(mention: Mention) -> bool:
    """Whether it is one person's office that is told as held, of a country that the words name."""
    return (
        mention.form == "office" and mention.office_of is not None and not (mention.plural or mention.former)
    )


def _then(mention: Mention, mentions: Sequence[Mention], links: Links, year: int) -> Link:
    state = named_state(mention.office_of.exact) if mention.office_of is not None else None
    known = _holders(state, office_class(title(mention)), year)
    holder = only(link.referent for link in links.values() if _plain(link.referent) in known)
    if holder is not None:
        return Link(holder, f"the only one here whom the gazetteer knows as {title(mention)} there in {year}")
    return Link(f"person:{own_words(mention, mentions)} {state or ''} {year}", OWN_WORDS)


def _holders(state: str | None, class_: str | None, year: int) -> Mapping[str, str]:
    """The names, made plain, of those whom the gazetteer knows to have held the office in that year."""
    return {
        _plain(f"person:{normalised(name)}"): leader.key
        for leader in leaders()
        if leader.state == state and leader.standing == class_
        if leader.since is not None and leader.since <= year <= (leader.until or year)
        for name in leader.names
    }


def _plain(referent: str) -> str:
    return referent.replace("-", " ")
