"""Writes a taught network where the reader looks for it, in eight bits for onnxruntime, with tokenizer and labels."""

import dataclasses
import json
import tempfile
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from benchmarks.teach.examples import LABELS
from benchmarks.teach.network import Network, tokenizer
from nlp.model.scores import LABELS as LABELS_FILE
from nlp.model.scores import NETWORK, TOKENIZER, encoded
from nlp.model.windows import MARKS, Window

_INPUTS = {"ids": {0: "n", 1: "t"}, "mask": {0: "n", 1: "t"}, "here": {0: "n", 1: "e", 2: "t"},
           "anywhere": {0: "n", 1: "e", 2: "t"}, "words": {0: "n", 1: "t"}}  # fmt: skip
_OUTPUTS = {"pairs": {0: "n", 1: "e", 2: "e"}, "answers": {0: "n", 1: "e"}, "events": {0: "n"}}


def write(network: Network) -> None:
    """Write the network, its tokenizer and its labels beside `nlp.model.scores`."""
    text = f"A. B. [SEP] {MARKS[0]} {MARKS[1]} company sued {MARKS[2]} company."
    one = Window(sentence=0, text=text, parties=("", "A", "B"))
    example = encoded(tokenizer(), [one, one])
    tensors = tuple(torch.from_numpy(array) for array in example.named().values())
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "whole.onnx"
        torch.onnx.export(
            network.eval(), tensors, str(whole), input_names=list(_INPUTS), output_names=list(_OUTPUTS),
            dynamic_axes=_INPUTS | _OUTPUTS, opset_version=17, dynamo=False,
        )  # fmt: skip
        quantize_dynamic(whole, NETWORK, weight_type=QuantType.QInt8)
    tokenizer().save(str(TOKENIZER), pretty=False)
    LABELS_FILE.write_text(json.dumps(dataclasses.asdict(LABELS), indent=1) + "\n", encoding="utf-8")
