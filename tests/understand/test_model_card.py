"""The model card is that of the weights beside it."""

from hashlib import sha256

import pytest

from memcon.understand.attributions.tagger.network import FOLDER


@pytest.mark.parametrize("name", ["model.onnx", "heads.npz", "tokenizer.json"])
def test_the_card_has_the_checksum_of_each_file(name):
    card = (FOLDER / "README.md").read_text(encoding="utf-8")
    assert f"`{sha256((FOLDER / name).read_bytes()).hexdigest()}`" in card


def test_the_weights_stay_small():
    assert sum(path.stat().st_size for path in FOLDER.iterdir()) < 30e6
