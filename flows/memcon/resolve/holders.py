"""Persons named by their office alone: "the Russian president", "his Turkish counterpart"."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from memcon.model import Mention, Span, Tenure
from memcon.resolve.countries import known_leader
from memcon.resolve.links import Link, Links, kind_of, normalised, only
from memcon.resolve.tenures import held_of
from memcon.resolve.titles import COUNTERPART, office_class, title

LEADERS = frozenset({"head of state", "head of government", "royal"})
LEADING = frozenset({"leader", "head of state", "head of government"})
# who leads an organisation, and how else the text may call them
HEADING = frozenset({"leader", "chief", "head", "boss"})
HEADS = frozenset(
    {"secretary general", "director general", "president", "chairman", "chairwoman", "chairperson", "chair"}
    | {"executive director", "managing director", "general secretary", "commissioner", "chief executive"}
    | {"executive secretary", "high commissioner", "moderator", "speaker"}
    | HEADING
)
DIPLOMATS = frozenset({"top diplomat", "chief diplomat"})
FOREIGN = frozenset(
    {"foreign minister", "minister of foreign affairs", "foreign affairs minister", "secretary of state"}
    | {
        "foreign secretary",
        "external affairs minister",
        "foreign policy chief",
        "minister for foreign affairs",
    }
)


class Held:
    """The offices that a document reports, found by holder, by title and by what they are held of."""

    def __init__(
        self,
        tenures: Iterable[Tenure],
        named: Mapping[Span, str],
        affiliated: Mapping[str, frozenset[str]] | None = None,
    ) -> None:
        self.named = named
        """The referents of mentions by their span."""
        self._affiliated = affiliated or {}
        self._of: dict[str, list[Tenure]] = defaultdict(list)
        self._title: dict[str, list[Tenure]] = defaultdict(list)
        self.holder: dict[str, list[Tenure]] = defaultdict(list)
        """The offices of each person."""
        for tenure in tenures:
            self.holder[tenure.holder].append(tenure)
            self._title[_key(tenure.title)].append(tenure)
            if tenure.title.endswith(" minister"):
                self._title["minister"].append(tenure)
            if tenure.of is not None:
                self._of[tenure.of].append(tenure)

    def people_of(self, referent: str) -> Collection[str]:
        """The persons whom the words beside them call that state's or body's, and who hold no office."""
        return [
            person
            for person, of in self._affiliated.items()
            if referent in of and not self.holder.get(person)
        ]

    def countries(self, person: str) -> Collection[str]:
        """The states and bodies that a person holds an office of, or is called one of."""
        held = {tenure.of for tenure in self.holder.get(person, ()) if tenure.of is not None}
        return held | set(self._affiliated.get(person, ()))

    def titled(self, words: str) -> Sequence[Tenure]:
        """The offices of that title."""
        return self._title.get(_key(words), ())

    def of(self, referent: str | None) -> Sequence[Tenure]:
        """The offices of that state or body."""
        return self._of.get(referent, ()) if referent is not None else ()


def _key(title: str) -> str:
    """A title for comparison: "secretary-general" is "secretary general"."""
    return normalised(title).replace("-", " ")


def holder(mention: Mention, held: Held, links: Links) -> Link | None:
    """The one person of the document who is reported to hold the office that a mention names; or else the one
    whom the gazetteer knows to have held it, or the one whom the text calls that country's ("Denmark's Ida
    Berg" for "the Danish minister").
    """
    of = held_of(mention, links, held.named, held.holder)
    person = only(held.people_of(of)) if of is not None and _is_plain(mention) and not held.of(of) else None
    if person is not None:
        return Link(person, "the only one here whom the text calls that country's")
    found = fitting(mention, held, links)
    person = only(found)
    if person is not None:
        return Link(person, f"the only {title(mention)} here that fits")
    person = only(_named_before(mention, found, held))
    if person is not None:
        return Link(person, f"the only {title(mention)} named before")
    if found or of is None or mention.former or mention.plural or not _is_definite(mention):
        return None
    class_ = office_class(title(mention))
    leader = known_leader(of, class_, {link.referent for link in links.values()})
    reason = f"the only one here whom the gazetteer knows as {class_} there"
    return Link(leader, reason) if leader is not None else None


def _named_before(mention: Mention, found: Collection[str], held: Held) -> set[str]:
    """Those of several whom the text has named before: "the minister" is nobody who is named only later, as
    "the President" of a presidency's own text may be.
    """
    if office_class(title(mention)) in LEADERS or not mention.span.exact.lower().startswith("the "):
        return set()
    before = {referent for span, referent in held.named.items() if span.end <= mention.span.start}
    return before.intersection(found)


def _is_plain(mention: Mention) -> bool:
    """Whether the words name no more than a country and an office: "the Danish minister"."""
    return mention.span.exact.lower().startswith("the ") and " " not in title(mention) and not mention.former


def fitting(mention: Mention, held: Held, links: Links) -> set[str]:
    """The persons who can be meant by an office without a name; none where the words do not point."""
    if mention.form != "office" or mention.plural or not _is_definite(mention):
        return set()
    owner = links.get(mention.owner) if mention.owner is not None else None
    of = held_of(mention, links, held.named, held.holder)
    words = title(mention)
    if office_class(words) == COUNTERPART:
        found = _counterparts(owner.referent, of, held) if owner else []
    else:
        found = [t for t in _titled(words, of, held) if t.former == mention.former]
    return {t.holder for t in found} - ({owner.referent} if owner else set())


def _is_definite(mention: Mention) -> bool:
    """Whether the words point to somebody: "the minister", "Chile's minister", "Prime Minister", but not
    "a minister", "became minister" or "ran for president of Peru".
    """
    first = mention.span.exact.split(None, 1)[0].lower()
    if first in {"a", "an", "another", "any", "every", "each"}:
        return False
    of, office = mention.office_of, mention.office
    pointing = mention.owner is not None or (of is not None and office is not None and of < office)
    return pointing or first in {"the", "this", "that"} or mention.span.exact[0].isupper()


def _titled(words: str, of: str | None, held: Held) -> list[Tenure]:
    if words in LEADING and kind_of(of or "") != "organisation":
        return _leaders(words, of, held)
    if words in DIPLOMATS:
        return [t for t in held.of(of) if t.title in FOREIGN]
    if words in HEADING and kind_of(of or "") == "organisation":
        heads = [t for t in held.of(of) if _key(t.title) in HEADS]
        return heads or [
            t for t in (*held.titled("secretary-general"), *held.titled("director-general")) if not t.of
        ]
    titled = [t for t in held.titled(words) if of is None or t.of == of]
    if not titled and not held.of(of):
        # "Chancellor Brandt" without a country can be the German chancellor
        titled = [t for t in held.titled(words) if t.of is None]
    if titled or office_class(words) not in LEADERS:
        return titled
    # "the Italian premier" is the prime minister: another word for the same class of office
    return [t for t in held.of(of) if office_class(t.title) == office_class(words)]


def _leaders(words: str, of: str | None, held: Held) -> list[Tenure]:
    """Who leads a state by another title: "the Bolivian leader", "the head of state"; one whose country the
    text leaves out where nobody else is said to lead it.
    """
    classes = {words} if words in LEADERS else LEADERS
    there = [t for t in held.of(of) if office_class(t.title) in LEADERS]
    every = (t for tenures in held.holder.values() for t in tenures)
    return there or [
        t for t in every if office_class(t.title) in classes and (of is None or t.of is None) and _leads(t)
    ]


def _leads(tenure: Tenure) -> bool:
    """Whether it is no deputy's office."""
    return not tenure.title.startswith(("vice", "deputy", "crown"))


def _counterparts(owner: str, of: str | None, held: Held) -> list[Tenure]:
    """Who holds an office like one of the owner's."""
    classes = {office_class(t.title) for t in held.holder.get(owner, ())}
    titles = {t.title for t in held.holder.get(owner, ())}
    if of is not None:
        return [t for t in held.of(of) if office_class(t.title) in classes]
    return [t for words in titles for t in held.titled(words)]
