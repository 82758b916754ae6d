"""Dropout (Srivastava et al. 2014) with masks cut from a pool made once: the generator of random numbers
would take a third of the time of a step on a processor.
"""

import random
from typing import Any

import torch
from torch import Tensor, nn

POOL = 16_000_000


class Masked(torch.autograd.Function):
    """x times a constant mask."""

    @staticmethod
    def forward(ctx: Any, x: Tensor, mask: Tensor) -> Tensor:
        """The product."""
        ctx.save_for_backward(mask)
        return x * mask

    @staticmethod
    def backward(ctx: Any, *gradients: Tensor) -> tuple[Tensor, None]:
        """Its gradient towards x."""
        return gradients[0] * ctx.saved_tensors[0], None


class Dropout(nn.Module):
    """Shared by all layers; `rng` says where in the pool each mask begins."""

    def __init__(self, share: float, rng: random.Random) -> None:
        super().__init__()
        self.share, self.rng = share, rng
        self.pools: dict[torch.dtype, Tensor] = {}

    def forward(self, x: Tensor) -> Tensor:
        """While training, x with a share of its values zero and the others larger."""
        if not self.training or not self.share:
            return x
        if x.dtype not in self.pools:
            self.pools[x.dtype] = ((torch.rand(POOL) >= self.share).float() / (1 - self.share)).to(x.dtype)
        start = self.rng.randrange(POOL - x.numel())
        result: Tensor = Masked.apply(x, self.pools[x.dtype][start : start + x.numel()].view(x.shape))
        return result
