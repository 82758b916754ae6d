"""Actors that are sorted into groups within which nothing contradicts."""

from memcon.resolve.across.figures import Member, Side, parted


class Camp:
    """Members that are one person so far; grows while the actors of one name are sorted."""

    def __init__(self, place: int | None = None) -> None:
        self.place = place
        """The number of its country, None where no office tells it."""
        self.members: list[Member] = []
        self._keys: set[str] = set()
        self._beside: set[str] = set()
        self._documents: set[str] = set()
        self._genders: set[str] = set()
        self._sides: set[Side] = set()

    def takes(self, one: Member) -> bool:
        """Whether nothing speaks against it: another actor of the same document, that they meet, the gender,
        a decision.
        """
        actor = one.actor
        return not (
            one.order[1] in self._documents
            or one.key in self._beside
            or not self._keys.isdisjoint(actor.beside)
            or (actor.gender and self._genders and actor.gender not in self._genders)
            or parted(one.sides, self._sides)
        )

    def add(self, one: Member) -> None:
        """One more member."""
        self.members.append(one)
        self._keys.add(one.key)
        self._beside.update(one.actor.beside)
        self._documents.add(one.order[1])
        self._genders.update({one.actor.gender} if one.actor.gender else ())
        self._sides.update(one.sides)
