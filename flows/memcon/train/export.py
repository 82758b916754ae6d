"""The trained network as files that run without torch: ONNX in int8, the heads' weights, the vocabulary.

Matrices become int8 with a scale a column, smoothed before; the table of word pieces int8 with a scale a row
(one for all of it costs 0.7 points); the heads stay whole.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from tokenizers import Tokenizer
from torch import Tensor, nn

from memcon.train.dropout import Dropout
from memcon.train.network import Network
from memcon.train.smooth import smooth
from memcon.understand.attributions.tagger.hints import FLAGS
from memcon.understand.attributions.tagger.network import INPUTS
from memcon.understand.attributions.tagger.windows import Inputs

OPSET = 17


def export(
    weights: Mapping[str, Tensor], tokenizer: Tokenizer, known: Iterable[Inputs], folder: Path
) -> None:
    """Write the files of a trained network into a folder; `known` are some windows to smooth by."""
    network = Network(Dropout(0, Random(0)))  # noqa: S311
    network.load_state_dict(dict(weights))
    network.eval()
    smooth(network, known)
    folder.mkdir(parents=True, exist_ok=True)
    np.savez(folder / "heads.npz", **heads(network))
    tokenizer.save(str(folder / "tokenizer.json"))
    with TemporaryDirectory() as scratch:
        whole = Path(scratch) / "whole.onnx"
        traced(network, whole)
        quantised(whole, folder / "model.onnx")


def heads(network: Network) -> dict[str, Any]:
    """What is computed outside the network: the chain's scores and the linker's last layers."""
    follows, starts, ends = network.field()
    values = {
        "chain.follows": follows,
        "chain.starts": starts,
        "chain.ends": ends,
        "linker.features": network.link_features.weight,
        "linker.bias": network.link_features.bias,
        "linker.out": network.link_out.weight,
        "linker.out_bias": network.link_out.bias,
    }
    return {name: value.detach().numpy().astype(np.float32) for name, value in values.items()}


class Rows(nn.Module):
    """An embedding in int8 with a scale a row."""

    def __init__(self, weight: Tensor) -> None:
        super().__init__()
        scale = weight.abs().amax(1, keepdim=True).clamp(min=1e-8) / 127
        self.register_buffer("rounded", (weight / scale).round().to(torch.int8))
        self.register_buffer("scale", scale)

    def forward(self, ids: Tensor) -> Tensor:
        """The rows of the ids."""
        result: Tensor = self.rounded[ids].float() * self.scale[ids]
        return result


class Traced(nn.Module):
    """The network as one function of its inputs, with one output: emissions, linker vectors, none scores."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network, self.words = network, Rows(network.word.weight.detach())

    def forward(self, *inputs: Tensor) -> Tensor:
        """(windows, words, outputs); inputs in the order of INPUTS."""
        return self.network.whole(dict(zip(INPUTS, inputs, strict=True)), self.words)


def traced(network: Network, path: Path) -> None:
    """Write the network as ONNX, for any number of windows, pieces and words."""
    whole = {name: torch.zeros(2, 16, dtype=torch.long) for name in INPUTS}
    whole |= {"borders": torch.zeros(2, 16, len(FLAGS)), "mask": torch.ones(2, 16, dtype=torch.bool)}
    whole["first"] = torch.zeros(2, 12, dtype=torch.long)
    axes = {name: {0: "windows", 1: "pieces"} for name in INPUTS}
    axes |= {name: {0: "windows", 1: "words"} for name in ("first", "found")}
    torch.onnx.export(
        Traced(network), tuple(whole.values()), str(path), input_names=list(INPUTS), output_names=["found"],
        dynamic_axes=axes, opset_version=OPSET, dynamo=False,
    )  # fmt: skip


def quantised(whole: Path, path: Path) -> None:
    """Write the network with the encoder's matrices in int8."""
    matrices = [node.name for node in onnx.load(whole).graph.node if node.op_type in {"MatMul", "Gemm"}]
    heads = [name for name in matrices if "layers" not in name]
    quantize_dynamic(
        whole, path, weight_type=QuantType.QInt8, op_types_to_quantize=["MatMul"], nodes_to_exclude=heads,
        per_channel=True,
    )  # fmt: skip
