"""python -m memcon.train CORPUS --state FOLDER: train the tagger and write its weights."""

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
from tokenizers import Tokenizer

from memcon.errors import MemconError
from memcon.evaluate.gold import GoldDocument
from memcon.evaluate.gold_files import gold
from memcon.train.base import folder
from memcon.train.examples import Example, examples
from memcon.train.export import export
from memcon.train.fit import Plan, averaged, trained
from memcon.train.polnear import documents
from memcon.understand.attributions.tagger.network import FOLDER
from memcon.understand.attributions.tagger.windows import Inputs, inputs, windows


def main() -> None:
    """Read the corpus, train, write the weights."""
    options = arguments()
    plan = Plan(epochs=options.epochs, seed=options.seed, threads=options.threads)
    options.state.mkdir(parents=True, exist_ok=True)
    tokenizer = Tokenizer.from_file(str(folder() / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    known = list(examples(corpus(options.corpus), tokenizer))
    print(f"{len(known)} documents, {sum(len(one.words) for one in known)} words", flush=True)
    branches = [options.branch] if options.branch else range(1, plan.branches + 1)
    trained(known, plan, options.state, branches)
    if not options.branch:
        export(averaged(options.state, branches), tokenizer, some_windows(known), options.output)


def some_windows(known: Sequence[Example]) -> Iterator[Inputs]:
    """The windows of some documents."""
    return (inputs([(one.words, seen[:2])]) for one in known[:20] for seen in windows(one.words))


def corpus(path: Path) -> tuple[GoldDocument, ...]:
    """The documents of a gold file, or of the part `train` of a checkout of PolNeAR."""
    if path.is_file():
        return gold(path).documents
    with TemporaryDirectory() as scratch:
        file = Path(scratch) / "train.jsonl"
        file.write_bytes(msgspec.json.Encoder().encode_lines(list(documents(path, "train"))))
        return gold(file).documents


def arguments() -> argparse.Namespace:
    """What the command line says."""
    parser = argparse.ArgumentParser(prog="memcon.train", description=__doc__)
    parser.add_argument("corpus", type=Path, help="gold of attributions, or a checkout of PolNeAR")
    parser.add_argument("--state", type=Path, default=Path(".train"), help="folder of an unfinished run")
    parser.add_argument("--output", type=Path, default=FOLDER, help="folder of the weights")
    parser.add_argument("--epochs", type=int, default=Plan.epochs)
    parser.add_argument("--seed", type=int, default=Plan.seed)
    parser.add_argument("--branch", type=int, help="train this branch only, beside another process")
    parser.add_argument("--threads", type=int, default=Plan.threads, help="the weights depend on it a little")
    return parser.parse_args()


if __name__ == "__main__":
    try:
        main()
    except MemconError as error:
        sys.exit(f"memcon.train: {error}")
