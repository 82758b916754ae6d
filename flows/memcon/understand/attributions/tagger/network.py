"""The trained network, run by onnxruntime: a BERT encoder in int8 with the heads that score tags and links.

The folder `weights` holds the network (model.onnx), what is computed outside it (heads.npz), the tokenizer's
vocabulary (tokenizer.json) and the model card (README.md). How it is trained: memcon/train.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from onnxruntime import InferenceSession, SessionOptions
from tokenizers import Tokenizer

from memcon.errors import ModelError
from memcon.understand.attributions.tagger.chain import Chain, Scores
from memcon.understand.attributions.tagger.linker import Vectors, Weights
from memcon.understand.attributions.tagger.tags import TAGS
from memcon.understand.attributions.tagger.windows import Window, inputs
from memcon.understand.attributions.tagger.words import Words

FOLDER = Path(__file__).with_name("weights")
INPUTS = ("ids", "quotation", "case", "paragraph", "rule", "borders", "mask", "first")


@dataclass(frozen=True)
class Network:
    """All that was trained, ready to run."""

    session: InferenceSession
    tokenizer: Tokenizer
    chain: Chain
    linker: Weights


@cache
def network(folder: Path = FOLDER) -> Network:
    """The network of a folder, loaded once a process; it runs on one thread.

    Raises ModelError where a file is missing.
    """
    try:
        heads = np.load(folder / "heads.npz")
        model = (folder / "model.onnx").read_bytes()
        tokenizer = Tokenizer.from_str((folder / "tokenizer.json").read_text(encoding="utf-8"))
    except OSError as error:
        raise ModelError(f"The attribution tagger is incomplete ({error}): install memcon again.") from error
    return Network(
        session=InferenceSession(model, options(), providers=["CPUExecutionProvider"]),
        tokenizer=tokenizer,
        chain=Chain(*(heads[f"chain.{name}"] for name in ("follows", "starts", "ends"))),
        linker=Weights(*(heads[f"linker.{name}"] for name in ("features", "bias", "out", "out_bias"))),
    )


def options() -> SessionOptions:
    """One thread a process: documents are what runs side by side."""
    result = SessionOptions()
    result.intra_op_num_threads = 1
    result.inter_op_num_threads = 1
    result.log_severity_level = 3
    # processors with AVX2 but without VNNI would cut sums of products to 16 bits, and find other spans
    result.add_session_config_entry("session.x64quantprecision", "1")
    return result


def outputs(network: Network, words: Words, window: Window) -> tuple[Scores, Vectors]:
    """The emissions (words, tags) and the linker's vectors of the words that a window sees.

    A window at a time: on one core several at once take longer, and int8 would be scaled to all of them.
    """
    given = inputs([(words, window[:2])])
    (found,) = network.session.run(None, {name: given[name] for name in INPUTS})
    return parted(found[0])


def parted(rows: Scores) -> tuple[Scores, Vectors]:
    """What the network says of words, as emissions and as the linker's vectors."""
    ends = rows[:, len(TAGS) : -2].reshape(len(rows), 6, -1)
    return rows[:, : len(TAGS)], Vectors(ends, rows[:, -2:])
