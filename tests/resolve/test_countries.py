"""Of which state an office is whose words name none."""

import pytest

from memcon.resolve.people import people
from resolving import tenures

# a text, and the offices that it reports
HELD = [
    # the only country that the text is about
    (
        "Peru raised its tariffs. Lima had warned. Finance Minister Rosa Quispe told Peruvian radio.",
        ["Rosa Quispe: Finance Minister (finance minister of Peru)"],
    ),
    # another person holds the office there
    (
        "Kenyan President David Okello spoke. President Ida Berg listened. Kenya was pleased. Nairobi waits.",
        ["David Okello: Kenyan President (president of Kenya)", "Ida Berg: President (president)"],
    ),
    # two countries, equally often
    (
        "Peru and Norway signed. Finance Minister Rosa Quispe spoke of Peru, Norway and the sea.",
        ["Rosa Quispe: Finance Minister (finance minister)"],
    ),
    # the words name a region, or a body
    (
        "Italy, the Italian coast and Rome. Sardinia's premier, Ana Roe, spoke in Italy.",
        ["Ana Roe: Sardinia's premier (premier)"],
    ),
    (
        "Germany, the Germans and Berlin. Saxony Interior Minister Karl Lang spoke in Germany.",
        ["Karl Lang: Saxony Interior Minister (interior minister)"],
    ),
    (
        "Brazil, the Brazilians and Brasilia. Commission President Ana Roe spoke in Brazil.",
        ["Ana Roe: Commission President (president of Commission)"],
    ),
    # who stands without a name above has one here
    (
        "Peru summoned the Norwegian ambassador. The ambassador, Tore Lund, left Lima for Peru's coast.",
        ["Tore Lund: ambassador (ambassador of Norway)"],
    ),
    # the words say it once, elsewhere they leave it out
    (
        "President Ana Roe spoke. Chilean President Roe left Chile for Peru, Norway and Kenya.",
        ["Ana Roe: Chilean President (president of Chile)"],
    ),
    # somebody whom the gazetteer knows, where the text names the state
    (
        "Chancellor Angela Merkel spoke of Turkey, Ankara and the Turks, and then of Germany.",
        ["Angela Merkel: Chancellor (chancellor of Germany)"],
    ),
    (
        "Greece, Athens and Greek banks. Chancellor Angela Merkel waits.",
        ["Angela Merkel: Chancellor (chancellor)"],
    ),
]


@pytest.mark.parametrize(("text", "held"), HELD)
def test_country(text: str, held: list[str]) -> None:
    """The country is that of the known holder or the one the text is about, or none."""
    assert tenures(text) == held


@pytest.mark.parametrize(
    ("name", "states"), [("barack obama", {"state/US"}), ("obama", {"state/US"}), ("nobody", set())]
)
def test_people(name: str, states: set[str]) -> None:
    """A full name and a surname find those who have them."""
    assert {known.state for known in people().get(name, ())} == states
