"""Names and titles that can be one, in tables."""

import pytest

from memcon.resolve.across.namings import family_names_alike, full_names_alike, titles_alike

FULL = [
    ("Ato Tesfaye Gebre-Mariam", "Tesfaye Gebremariam", True),
    ("Bích Lan", "Nguyen Thi Bich Lan", True),
    ("Szabolcsi Márta", "Márta Szabolcsi", True),
    ("Ana Roe", "Ana Lund", False),
    ("Ana Roe", "Bo Roe", False),
    ("Roe", "Ana Roe", False),
]
FAMILY = [
    ("Xi", "Xi Jinping", True),
    ("Lee", "Lee Myung-bak", True),
    ("Mrs Jonsdottir", "Steinunn Jónsdóttir", True),
    ("van der Berg", "Jan van der Berg", True),
    ("Zelensky", "Volodymyr Zelenskyy", True),
    ("John", "John Ashworth", False),
    ("Lind", "Eva Lund", False),
    ("Ana Roe", "Ana Roe", False),
]
TITLES = [
    ("premier", "prime minister", True),
    ("minister", "agriculture minister", True),
    ("minister", "prime minister", False),
    ("president", "vice president", False),
    ("foreign minister", "deputy foreign minister", False),
    ("foreign minister", "finance minister", False),
]


@pytest.mark.parametrize(("one", "other", "alike"), FULL)
def test_full_names(one: str, other: str, alike: bool) -> None:
    assert full_names_alike(one, other) is full_names_alike(other, one) is alike


@pytest.mark.parametrize(("one", "other", "alike"), FAMILY)
def test_family_names(one: str, other: str, alike: bool) -> None:
    assert family_names_alike(one, other) is family_names_alike(other, one) is alike


@pytest.mark.parametrize(("one", "other", "alike"), TITLES)
def test_titles(one: str, other: str, alike: bool) -> None:
    assert titles_alike(one, other) is titles_alike(other, one) is alike
