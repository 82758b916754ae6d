"""What training makes small: the negative log likelihood of the tags under the chain, and of the links."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional as F  # noqa: N812  # torch's own name for it

from memcon.train.batches import Stretch, apart, links
from memcon.train.network import LINK, Network
from memcon.understand.attributions.tagger.linker import CONTENT, SOURCE, between
from memcon.understand.attributions.tagger.tags import Range, Roles

Floats = NDArray[np.float64]


def chain_loss(network: Network, emissions: Tensor, tags: Tensor, counted: Tensor) -> Tensor:
    """The negative log likelihood of the tags, summed over the windows."""
    follows, starts, ends = network.field()
    last = tags.gather(1, counted.sum(1, keepdim=True) - 1)[:, 0]
    score = (emissions.gather(2, tags[..., None])[..., 0] * counted).sum()
    score = score + (follows[tags[:, :-1], tags[:, 1:]] * counted[:, 1:]).sum()
    score = score + starts[tags[:, 0]].sum() + ends[last].sum()
    total: Tensor = LogPartition.apply(emissions, follows, starts, ends, counted)
    return total - score


class LogPartition(torch.autograd.Function):
    """The log of the chain's partition function, summed over the windows; forward-backward in numpy, since
    its many small steps are slow in torch.
    """

    @staticmethod
    def forward(ctx: Any, emissions: Tensor, *field: Tensor) -> Tensor:
        """The field is follows, starts, ends and `counted`."""
        *scores, counted = field
        top = emissions.detach().amax(2, keepdim=True)
        likely = torch.where(counted[..., None], (emissions.detach() - top).exp(), torch.ones(()))
        total, gradients = forward_backward(
            likely.double().numpy().transpose(1, 0, 2).copy(),
            [score.detach().double().exp().numpy() for score in scores],
            counted.numpy().T.copy(),
        )
        ctx.save_for_backward(*(torch.from_numpy(np.ascontiguousarray(one)).float() for one in gradients))
        return emissions.new_tensor(total) + (top[..., 0] * counted).sum()

    @staticmethod
    def backward(ctx: Any, *gradients: Tensor) -> tuple[Tensor | None, ...]:
        """The expected counts of tags and of pairs of tags."""
        return (*(gradients[0] * one for one in ctx.saved_tensors), None)


def forward_backward(
    likely: Floats, field: Sequence[Floats], counted: NDArray[np.bool_]
) -> tuple[float, tuple[Floats, ...]]:
    """The log partition and its gradients towards emissions, follows, starts and ends.

    likely: (words, windows, tags); counted: (words, windows).
    """
    follows, starts, ends = field
    forward, backward = np.empty_like(likely), np.empty_like(likely)
    scale = np.ones(likely.shape[:2])
    at = starts * likely[0]
    for word in range(len(likely)):
        reached = (at @ follows) * likely[word] if word else at
        size = reached.sum(1)
        keep = counted[word]
        at = forward[word] = np.where(keep[:, None], reached / size[:, None], at)
        scale[word] = np.where(keep, size, 1)
    finish = (at * ends).sum(1, keepdims=True)
    after = np.broadcast_to(ends, at.shape) / finish
    for word in range(len(likely) - 1, -1, -1):
        backward[word] = after
        came = (likely[word] * after) @ follows.T / scale[word][:, None]
        after = np.where(counted[word][:, None], came, after)
    tags = forward * backward * counted[..., None]
    next_ = likely[1:] * backward[1:] / scale[1:, :, None] * counted[1:, :, None]
    pairs = np.einsum("wbi,wbj->ij", forward[:-1], next_) * follows
    total = float(np.log(scale).sum() + np.log(finish).sum())
    return total, (tags.transpose(1, 0, 2), pairs, tags[0].sum(0), (at * ends / finish).sum(0))


def link_loss(
    network: Network, group: Sequence[Stretch], vectors: Mapping[str, Tensor], guessed: Sequence[Roles]
) -> Tensor:
    """The negative log likelihood of the right cue of each content and the right source of each cue, summed.

    Spans that the network finds (`guessed`) and that are none are added, to be linked with nothing.
    """
    total = torch.zeros(())
    for row, stretch in enumerate(group):
        spans, sources, cues = links(stretch)
        wrong = Roles(*(apart(found, own) for found, own in zip(guessed[row], spans, strict=True)))
        cues += [-1] * len(wrong.contents)
        sources += [-1] * len(wrong.cues)
        every = Roles(*(own + more for own, more in zip(spans, wrong, strict=True)))
        if every.cues and every.sources:
            score = scores(network, SOURCE, stretch, vectors["ends"][row], every)
            none = vectors["none"][row, [cue[0] for cue in every.cues], SOURCE, None]
            total = total + chosen(torch.cat([none, score], 1), sources)
        if every.cues and every.contents:
            score = scores(network, CONTENT, stretch, vectors["ends"][row], every).T
            none = vectors["none"][row, [content[0] for content in every.contents], CONTENT, None]
            total = total + chosen(torch.cat([none, score], 1), cues)
    return total


def chosen(score: Tensor, right: Sequence[int]) -> Tensor:
    """The cross entropy of choices whose first column stands for none, -1 among the right ones."""
    return F.cross_entropy(score, torch.tensor(right) + 1, reduction="sum")


def scores(network: Network, role: int, stretch: Stretch, ends: Tensor, spans: Roles) -> Tensor:
    """(cues, spans): as linker.scores, in torch."""
    ranges: list[Range] = spans.contents if role == CONTENT else spans.sources
    cue, span = torch.tensor(spans.cues), torch.tensor(ranges)
    example, (first, _) = stretch
    given = torch.from_numpy(between(example.words, first, spans.cues, ranges))
    own = slice(role * LINK, (role + 1) * LINK)
    given = F.linear(given, network.link_features.weight[own], network.link_features.bias[own])
    as_cue = ends[cue[:, 0], 0] + ends[cue[:, 1] - 1, 1]
    as_span = ends[span[:, 0], 2 + 2 * role] + ends[span[:, 1] - 1, 3 + 2 * role]
    hidden = F.relu(as_cue[:, None] + as_span[None] + given)
    return hidden @ network.link_out.weight[role] + network.link_out.bias[role]
