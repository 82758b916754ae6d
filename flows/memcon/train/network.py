"""The network in torch: a BERT encoder (Devlin et al. 2019) with further inputs, and heads for tags and
links.
"""

from collections.abc import Mapping

import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812  # torch's own name for it

from memcon.train.dropout import Dropout
from memcon.understand.attributions.tagger.hints import FLAGS
from memcon.understand.attributions.tagger.linker import FEATURES
from memcon.understand.attributions.tagger.tags import BEGINS, TAGS

LAYERS, WIDTH, HEADS, INNER, VOCABULARY, POSITIONS = 6, 384, 12, 1536, 30_522, 512
LINK = 64
HINTS = len(TAGS) + len(FLAGS)
MIX = 128
FORBIDDEN = -1e4
# of the embedding that quotation (4 values), letter case (5) and paragraph start (2) share
CASE, PARAGRAPH, FEATURE_VALUES = 4, 9, 11


class Layer(nn.Module):
    """A layer of BERT: attention and feed-forward, each added and normalised."""

    def __init__(self, dropout: Dropout) -> None:
        super().__init__()
        self.qkv, self.o = nn.Linear(WIDTH, 3 * WIDTH), nn.Linear(WIDTH, WIDTH)
        self.n1, self.n2 = nn.LayerNorm(WIDTH, eps=1e-12), nn.LayerNorm(WIDTH, eps=1e-12)
        self.up, self.down = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.dropout = dropout

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """x: (rows, pieces, WIDTH); mask: added to the attention before its softmax."""
        rows, pieces, _ = x.shape
        size = WIDTH // HEADS
        q, k, v = self.qkv(x).view(rows, pieces, 3, HEADS, size).permute(2, 0, 3, 1, 4)
        weights = torch.matmul(q * size**-0.5, k.transpose(-1, -2)) + mask
        seen = torch.matmul(torch.softmax(weights, -1, dtype=weights.dtype), v)
        x = self.n1(x + self.dropout(self.o(seen.transpose(1, 2).reshape(rows, pieces, WIDTH))))
        return self.n2(x + self.dropout(self.down(F.gelu(self.up(x)))))


class Network(nn.Module):
    """What reads windows: inputs as windows.inputs gives them, outputs one row a word."""

    def __init__(self, dropout: Dropout) -> None:
        super().__init__()
        self.word, self.position = nn.Embedding(VOCABULARY, WIDTH), nn.Embedding(POSITIONS, WIDTH)
        self.segment = nn.Parameter(torch.zeros(WIDTH))
        self.feature = zeros(nn.Embedding(FEATURE_VALUES, WIDTH))
        self.rule = zeros(nn.Embedding(len(TAGS), WIDTH))
        self.borders = zeros(nn.Linear(len(FLAGS), WIDTH, bias=False))
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        self.dropout = dropout
        self.tag = nn.Linear(WIDTH, len(TAGS))
        self.mix, self.mixed = nn.Linear(WIDTH + 3 * HINTS, MIX), zeros(nn.Linear(MIX, len(TAGS)))
        self.chain = nn.ParameterDict(
            {
                "follows": torch.zeros(len(TAGS), len(TAGS)),
                "starts": torch.zeros(len(TAGS)),
                "ends": torch.zeros(len(TAGS)),
            }
        )
        self.link = nn.Linear(WIDTH, 6 * LINK)
        self.link_features = nn.Linear(FEATURES, 2 * LINK)
        self.link_out = nn.Linear(LINK, 2)
        self.none = nn.Linear(WIDTH, 2)

    def embedded(self, given: Mapping[str, Tensor], words: nn.Module) -> Tensor:
        """(rows, pieces, WIDTH): the pieces with all that is known of them."""
        x = words(given["ids"]) + self.position.weight[: given["ids"].shape[1]] + self.segment
        x = x + self.feature(given["quotation"]) + self.feature(given["case"] + CASE)
        x = x + self.feature(given["paragraph"] + PARAGRAPH)
        return self.norm(x + self.rule(given["rule"]) + self.borders(given["borders"]))

    def encoded(self, given: Mapping[str, Tensor]) -> Tensor:
        """(rows, words, WIDTH): what the encoder makes of the first piece of each word."""
        x = self.dropout(self.embedded(given, self.word))
        mask = torch.zeros(given["mask"].shape, dtype=torch.bfloat16).masked_fill(~given["mask"], FORBIDDEN)
        for layer in self.layers:
            x = layer(x, mask[:, None, None, :])
        return firsts(x.float(), given["first"])

    def whole(self, given: Mapping[str, Tensor], words: nn.Module) -> Tensor:
        """(rows, words, outputs) without rounding: emissions, the linker's vectors, the scores of none."""
        x = self.embedded(given, words)
        mask = (1.0 - given["mask"].float()) * FORBIDDEN
        for layer in self.layers:
            x = layer(x, mask[:, None, None, :])
        x = firsts(x, given["first"])
        return torch.cat([self.emissions(x, given), self.link(x), self.none(x)], 2)

    def emissions(self, x: Tensor, given: Mapping[str, Tensor]) -> Tensor:
        """(rows, words, tags): how well each tag suits each word; x is what the encoder made of the words.

        The hints come in once more here, with those of the words beside.
        """
        rule = torch.gather(given["rule"], 1, given["first"])[..., None] == torch.arange(len(TAGS))
        own = torch.cat([rule.to(x.dtype), firsts(given["borders"], given["first"])], 2)
        none = torch.zeros_like(own[:, :1])
        hints = [own, torch.cat([none, own[:, :-1]], 1), torch.cat([own[:, 1:], none], 1)]
        result: Tensor = self.tag(x) + self.mixed(F.relu(self.mix(torch.cat([x, *hints], 2))))
        return result

    def field(self) -> tuple[Tensor, Tensor, Tensor]:
        """The scores of the chain, those of an I after nothing of its role forbidden."""
        follows, starts = torch.zeros(len(TAGS), len(TAGS)), torch.zeros(len(TAGS))
        for begin in BEGINS:
            starts[begin + 1] = FORBIDDEN
            for before in range(len(TAGS)):
                if before not in {begin, begin + 1}:
                    follows[before, begin + 1] = FORBIDDEN
        return self.chain["follows"] + follows, self.chain["starts"] + starts, self.chain["ends"]


def zeros(module: nn.Module) -> nn.Module:
    """The module with all weights zero: a further input changes nothing before it is learned."""
    for parameter in module.parameters():
        nn.init.zeros_(parameter)
    return module


def firsts(pieces: Tensor, first: Tensor) -> Tensor:
    """(rows, words, width) of (rows, pieces, width): the first piece of each word."""
    return pieces.gather(1, first[..., None].expand(-1, -1, pieces.shape[-1]))
