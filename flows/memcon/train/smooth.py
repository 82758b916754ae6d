"""Smoothing before int8 (SmoothQuant, Xiao et al. 2023): where a few inputs of a matrix are much larger than
the others, they would use up the 256 steps that all share. Each input is divided by about its largest value,
and its row of the matrix multiplied by the same.
"""

from collections.abc import Callable, Iterable, Mapping

import torch
from torch import Tensor, nn

from memcon.train.network import Network
from memcon.understand.attributions.tagger.network import INPUTS
from memcon.understand.attributions.tagger.windows import Inputs

# how much of the difficulty moves from the inputs to the matrix: 0.8 changed the fewest tags among 0.3 to 1
STRENGTH = 0.8


class Smooth(nn.Module):
    """A linear layer that computes the same by way of smoothed inputs."""

    def __init__(self, layer: nn.Linear, largest: Tensor) -> None:
        super().__init__()
        weight = layer.weight.detach()
        scale = largest**STRENGTH / weight.abs().amax(0).clamp(min=1e-4) ** (1 - STRENGTH)
        self.inverse = nn.Parameter(1 / scale)
        self.layer = nn.Linear(layer.in_features, layer.out_features)
        self.layer.load_state_dict({"weight": weight * scale, "bias": layer.bias.detach()})

    def forward(self, x: Tensor) -> Tensor:
        """As the layer."""
        result: Tensor = self.layer(x * self.inverse)
        return result


def smooth(network: Network, known: Iterable[Inputs]) -> None:
    """Smooth the matrices of the encoder, in place, by what they meet in some windows."""
    largest = met(network, known)
    for number, layer in enumerate(network.layers):
        for name, part in list(layer.named_children()):
            if isinstance(part, nn.Linear):
                setattr(layer, name, Smooth(part, largest[f"{number}.{name}"]))


def met(network: Network, known: Iterable[Inputs]) -> Mapping[str, Tensor]:
    """The largest value of each input of each matrix, over some windows."""
    largest: dict[str, Tensor] = {}
    matrices = [(name, part) for name, part in network.layers.named_modules() if isinstance(part, nn.Linear)]
    watches = [part.register_forward_pre_hook(watch(name, largest)) for name, part in matrices]
    with torch.no_grad():
        for given in known:
            network.whole({name: torch.from_numpy(given[name]) for name in INPUTS}, network.word)
    for one in watches:
        one.remove()
    return largest


def watch(name: str, largest: dict[str, Tensor]) -> Callable[[nn.Module, tuple[Tensor]], None]:
    """What notes the largest values of a matrix's inputs before it is used."""

    def note(_: nn.Module, inputs: tuple[Tensor]) -> None:
        own = inputs[0].abs().amax((0, 1)).clamp(min=1e-4)
        largest[name] = torch.maximum(largest.get(name, own), own)

    return note
