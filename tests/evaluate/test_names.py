"""When two sets of names mean one actor."""

import pytest

from memcon.evaluate.names import same


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        (["Odd Berge"], ["Berge"], True),
        (["Odd Berge"], ["O. Berge", "the Norwegian"], True),
        (["Odd Berge"], ["Anna Berge"], False),
        (["Cristóbal Araya"], ["CRISTOBAL ARAYA"], True),
        (["the Council"], ["Council"], True),
        (["Washington"], ["the United States"], True),
        (["Peru"], ["Chile"], False),
        # too short to be told by
        (["Aino Xi"], ["Jin Xi"], False),
        (["", "Peru"], ["Peru"], True),
        ([""], [""], False),
        ([], ["Peru"], False),
    ],
)
def test_names_mean_one_actor(ours, theirs, expected):
    assert same(ours, theirs) is expected
    assert same(theirs, ours) is expected
