"""Writes a taught network where the reader looks for it, in eight bits for onnxruntime, with tokenizer and labels."""

import dataclasses
import json
import tempfile
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from benchmarks.teach.examples import LABELS
from benchmarks.teach.network import Network, tokenizer
from nlp.model.encoding import encoded
from nlp.model.scores import LABELS as LABELS_FILE
from nlp.model.scores import NETWORK, TOKENIZER
from nlp.model.stretches import DATE_MARK, MARKS, SENTENCE_MARK, Stretch
from store.records import UNDATED

_AXES = {"ids": "nt", "mask": "nt", "marks": "s", "ends": "s", "here": "qk", "here_share": "qk", "anywhere": "rm",
         "anywhere_share": "rm", "slot_party": "q", "slot_sentence": "q", "accuser": "p", "accused": "p", "day": "d",
         "day_sentence": "d"}  # fmt: skip
_OUTPUTS = {"pairs": "p", "answers": "q", "sides": "q", "events": "s", "days": "d", "about": "n"}


def write(network: Network) -> None:
    """Write the network, its tokenizer and its labels beside `nlp.model.scores`."""
    texts = (
        f"{SENTENCE_MARK} {MARKS[0]} company sued {MARKS[1]} company on {DATE_MARK} Monday.",
        f"{SENTENCE_MARK} {MARKS[1]} denied it.",
    )
    one = Stretch(sentences=(0, 1), texts=texts, parties=("", "A", "B"), dates=((UNDATED,), ()))
    arrays = encoded(tokenizer(), [one]).arrays
    axes = {name: dict(enumerate(letters)) for name, letters in (_AXES | _OUTPUTS).items()}
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "whole.onnx"
        torch.onnx.export(
            network.eval(), tuple(torch.from_numpy(arrays[name]) for name in _AXES), str(whole),
            input_names=list(_AXES), output_names=list(_OUTPUTS), dynamic_axes=axes, opset_version=17, dynamo=False,
        )  # fmt: skip
        quantize_dynamic(whole, NETWORK, weight_type=QuantType.QInt8)
    tokenizer().save(str(TOKENIZER), pretty=False)
    LABELS_FILE.write_text(json.dumps(dataclasses.asdict(LABELS), indent=1) + "\n", encoding="utf-8")
