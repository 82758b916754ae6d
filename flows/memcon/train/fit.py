"""The training loop: seeded step by step, saved every few minutes, resumed where it was cut off.

A trunk of one epoch is followed by branches that see the texts in different orders; the average of their
weights is what is kept (model soups, Wortsman et al. 2022; that branches of one trunk can be averaged:
Frankle et al. 2020).
"""

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path
from time import monotonic
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from memcon.errors import InputError
from memcon.train.base import begin
from memcon.train.batches import Stretch, batches, spoiled, targets
from memcon.train.dropout import Dropout
from memcon.train.examples import Example
from memcon.train.loss import chain_loss, link_loss
from memcon.train.network import LINK, Network
from memcon.understand.attributions.tagger.chain import Chain, best
from memcon.understand.attributions.tagger.tags import Roles, roles
from memcon.understand.attributions.tagger.windows import inputs

# parts that begin untrained learn faster than the encoder
NEW = ("tag.", "mix", "chain.", "link", "none.", "feature.", "rule.", "borders.")
# seconds of work that a cut-off run may lose
PATIENCE = 240


@dataclass(frozen=True)
class Plan:
    """What training depends on, the texts apart; the same plan on the same machine gives the same weights."""

    epochs: int = 6
    seed: int = 1
    size: int = 16
    """Windows in a batch."""
    rate: float = 2e-4
    new_rate: float = 1e-3
    """Of the parts that the first encoder lacks."""
    dropout: float = 0.1
    average: float = 0.99
    """How much of the running average of the weights stays every fourth step (Polyak and Juditsky 1992)."""
    threads: int = 1
    """On more, the weights come out otherwise in their last digits."""
    branches: int = 2


class Trainer:
    """A network in training, with all that a resumed run needs to go on as if it had not stopped."""

    def __init__(self, examples: Sequence[Example], plan: Plan, branch: int) -> None:
        """The trunk is branch 0."""
        torch.manual_seed(plan.seed)
        torch.set_num_threads(plan.threads)
        self.examples, self.plan = examples, plan
        self.seed = plan.seed + 1000 * branch
        self.chance = random.Random(self.seed)  # noqa: S311  # training keeps no secrets
        self.network = Network(Dropout(plan.dropout, self.chance))
        begin(self.network)
        self.average = {name: value.clone() for name, value in self.network.state_dict().items()}
        self.optimizer = torch.optim.AdamW(list(groups(self.network, plan)), betas=(0.9, 0.98), fused=True)
        self.per_epoch = len(self.batches(plan.seed))
        self.steps = plan.epochs * self.per_epoch
        self.step = 0

    def batches(self, seed: int) -> list[list[Stretch]]:
        """The batches of an epoch, the same whenever they are asked for."""
        return batches(self.examples, self.plan.size, random.Random(seed))  # noqa: S311

    def run(self, state: Path, until: int) -> None:
        """Train until a step; `state` is the file that says where the run stands."""
        saved = monotonic()
        while self.step < until:
            number, done = divmod(self.step, self.per_epoch)
            epoch = self.batches(self.seed * 1000 + number)
            for group in islice(cycle(epoch), done, self.per_epoch):
                losses = self.learn(group)
                if self.step % 50 == 0:
                    print(f"{state.stem}: step {self.step} of {until}, losses {losses}", flush=True)
                if monotonic() - saved > PATIENCE:
                    self.save(state)
                    saved = monotonic()
        self.save(state)

    def learn(self, group: Sequence[Stretch]) -> tuple[float, float]:
        """One step; the loss of the tags and of the links, a word."""
        self.chance.seed(self.seed * 1_000_003 + self.step)
        share = self.step / self.steps
        for part in self.optimizer.param_groups:
            part["lr"] = part["rate"] * min(1.0, share / 0.06) * (1 - share)
        tag, link, words = self.losses(group)
        ((tag + link) / words * 20).backward()
        nn.utils.clip_grad_norm_(self.network.parameters(), 2.0)
        self.optimizer.step()
        self.optimizer.zero_grad(set_to_none=True)
        self.step += 1
        if self.step % 4 == 0:
            self.follow()
        return tag.item() / words, link.item() / words

    def losses(self, group: Sequence[Stretch]) -> tuple[Tensor, Tensor, int]:
        """The losses of the tags and of the links, summed, and the number of words."""
        given = inputs([(example.words, seen) for example, seen in group])
        spoiled(given, np.random.default_rng(self.seed * 1_000_003 + self.step))
        tensors = {name: torch.from_numpy(value) for name, value in given.items()}
        counted = tensors["counted"]
        tags = torch.from_numpy(targets(group, counted.shape[1]))
        with torch.autocast("cpu", dtype=torch.bfloat16):
            encoded = self.network.encoded(tensors)
        words = self.network.dropout(encoded)
        emissions = self.network.emissions(words, tensors)
        vectors = {"ends": self.network.link(words).unflatten(2, (6, LINK)), "none": self.network.none(words)}
        tag = chain_loss(self.network, emissions, tags, counted)
        return (
            tag,
            link_loss(self.network, group, vectors, self.guessed(group, emissions, given["counted"])),
            int(counted.sum()),
        )

    def guessed(self, group: Sequence[Stretch], emissions: Tensor, counted: Any) -> list[Roles]:
        """The spans that the network finds; none in the first epoch, when it finds anything."""
        if self.step * self.plan.epochs < self.steps:
            return [Roles([], [], [])] * len(group)
        chain = Chain(*(score.detach().numpy() for score in self.network.field()))
        found = best(emissions.detach().numpy(), counted, chain)
        return [roles(found[row, : last - first].tolist()) for row, (_, (first, last)) in enumerate(group)]

    def follow(self) -> None:
        """Move the average of the weights towards the weights."""
        taken = self.step // 4
        keep = min(self.plan.average, (taken + 1) / (taken + 10))
        with torch.no_grad():
            for name, value in self.network.state_dict().items():
                self.average[name].lerp_(value, 1 - keep)

    def save(self, path: Path) -> None:
        """Write all that a resumed run needs; a half-written file never takes the place of a whole one."""
        whole = {
            "plan": vars(self.plan), "step": self.step, "network": self.network.state_dict(),
            "average": self.average, "optimizer": self.optimizer.state_dict(),
        }  # fmt: skip
        part = path.with_suffix(".part")
        torch.save(whole, part)
        part.replace(path)

    def load(self, path: Path) -> None:
        """Go on where a run of the same plan was cut off. Raises InputError where the plan is another."""
        whole = torch.load(path, weights_only=True)
        if whole["plan"] != vars(self.plan):
            raise InputError(
                f"{path} holds a run of another plan ({whole['plan']}): remove it, or name another folder."
            )
        self.step, self.average = whole["step"], whole["average"]
        self.network.load_state_dict(whole["network"])
        self.optimizer.load_state_dict(whole["optimizer"])


def groups(network: Network, plan: Plan) -> Iterator[dict[str, Any]]:
    """Each parameter with its learning rate and weight decay."""
    for name, parameter in network.named_parameters():
        rate = plan.new_rate if name.startswith(NEW) else plan.rate
        decay = 0.01 if parameter.dim() > 1 else 0.0
        yield {"params": [parameter], "lr": rate, "rate": rate, "weight_decay": decay}


def trained(examples: Sequence[Example], plan: Plan, folder: Path, branches: Sequence[int]) -> None:
    """Train the trunk and some branches, as far as the folder's files say that they are not yet trained.

    Raises InputError where a file belongs to a run of another plan.
    """
    for branch in (0, *branches):
        trainer = Trainer(examples, plan, branch)
        own, trunk = state(folder, branch), state(folder, 0)
        if own.exists() or branch:
            trainer.load(own if own.exists() else trunk)
        trainer.run(own, trainer.steps if branch else trainer.per_epoch)


def averaged(folder: Path, branches: Sequence[int]) -> Mapping[str, Tensor]:
    """The average of the trained branches' weights."""
    states = [torch.load(state(folder, branch), weights_only=True)["average"] for branch in branches]
    return {name: torch.stack([one[name] for one in states]).mean(0) for name in states[0]}


def state(folder: Path, branch: int) -> Path:
    """Where a branch stands; the trunk is branch 0."""
    return folder / (f"branch-{branch}.pt" if branch else "trunk.pt")
