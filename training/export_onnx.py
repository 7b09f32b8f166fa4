"""python export_onnx.py --out ../media/models --fixtures ../test/fixtures/models --recognizer RUN --objects DIR --segmenter RUN --masks DIR
Writes recognizer.onnx, segmenter.onnx and manifest.json, and the inputs and outputs by which Node's tests see that it computes the same.
RUN is the folder that train.py wrote; without one of the two pairs that network's entry stays as it is. Matrices are kept as int8 with a scale for each output, the rest as float16; both are
made float32 once at load, and everything is computed in float32."""

import argparse
import hashlib
import json
import shutil
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import torch
from onnx import TensorProto, helper, numpy_helper
from torch import nn
from torch.nn.utils.fusion import fuse_conv_bn_eval

from data import SHARD, Shards, segmenter_batch
from evaluate import evaluate, load
from layout import BINS, CAMERA_NAMES, IMAGE, SIZE_NAMES, STATES

OPSET = 18
RECOGNIZER_OUTPUTS = ["category", "azimuth", "camera", "size", "state", "reals", "choices"]
EXAMPLES = 2


class Named(nn.Module):
    """A network whose outputs are a tuple in the order of their names; mask logits become probabilities."""

    def __init__(self, net):
        super().__init__()
        self.net = net

    def forward(self, image):
        out = self.net(image)
        return tuple(out[name] for name in RECOGNIZER_OUTPUTS) if isinstance(out, dict) else (out.sigmoid(),)


def fold_norms(net):
    """Batch normalisation into the convolution before it."""
    for module in net.modules():
        if not isinstance(module, nn.Sequential):
            continue
        for i in range(len(module) - 1):
            if isinstance(module[i], nn.Conv2d) and isinstance(module[i + 1], nn.BatchNorm2d):
                module[i], module[i + 1] = fuse_conv_bn_eval(module[i], module[i + 1]), nn.Identity()
    return net


FEWEST = 4096  # numbers of a matrix from which it is kept as int8: smaller ones save nothing


def scales(values, axis):
    """One for each place along an axis, by which the largest number there becomes 127."""
    rest = tuple(i for i in range(values.ndim) if i != axis)
    return np.maximum(np.abs(values).max(rest, keepdims=True), 1e-12).astype(np.float32) / np.float32(127)


@torch.inference_mode()
def round_weights(net):
    """To what the file can hold, so that what is measured is what is shipped. By int8 the recogniser's top-1 fell by 0.0005."""
    for p in net.parameters():
        if p.ndim > 1 and p.numel() >= FEWEST:
            step = torch.from_numpy(scales(p.numpy(), 0))
            p.copy_((p / step).round() * step)
        elif p.numel() > 64:
            p.copy_(p.half().float())
    return net


def pack_weights(model):
    """Rounded weights as int8 with Cast and Mul, or float16 with Cast: the runtime folds those at load, where it would not fold a
    DequantizeLinear. The exporter may have transposed a matrix: its scales are then along the last axis."""
    graph, nodes = model.graph, []
    for tensor in list(graph.initializer):
        values, name = numpy_helper.to_array(tensor), tensor.name
        if values.dtype != np.float32 or values.size <= 64:
            continue
        for axis in (0, values.ndim - 1) if values.ndim > 1 and values.size >= FEWEST else ():
            step = scales(values, axis)
            steps = np.rint(values / step)
            if np.abs(steps * step - values).max() < 1e-6:
                tensor.CopyFrom(numpy_helper.from_array(steps.astype(np.int8), f"{name}.i8"))
                graph.initializer.append(numpy_helper.from_array(step, f"{name}.step"))
                nodes.append(helper.make_node("Cast", [f"{name}.i8"], [f"{name}.whole"], to=TensorProto.FLOAT))
                nodes.append(helper.make_node("Mul", [f"{name}.whole", f"{name}.step"], [name]))
                break
        else:
            assert values.size < FEWEST or values.ndim < 2, f"{name} is not rounded"
            tensor.CopyFrom(numpy_helper.from_array(values.astype(np.float16), f"{name}.f16"))
            nodes.append(helper.make_node("Cast", [f"{name}.f16"], [name], to=TensorProto.FLOAT))
    for node in reversed(nodes):
        graph.node.insert(0, node)
    return model


def export(net, path, outputs):
    """Writes the network and returns its entry of the manifest."""
    program = torch.onnx.export(
        Named(net).eval(),
        (torch.rand(1, 4, IMAGE, IMAGE),),
        input_names=["image"],
        output_names=outputs,
        opset_version=OPSET,
        dynamo=True,
        verbose=False,
    )
    model = pack_weights(program.model_proto)
    # No trace of the machine: paths and stack traces that the exporter leaves.
    for node in model.graph.node:
        del node.metadata_props[:]
        node.doc_string = ""
    del model.graph.value_info[:], model.metadata_props[:], model.graph.metadata_props[:]
    onnx.checker.check_model(model, full_check=True)
    path.write_bytes(model.SerializeToString(deterministic=True))

    def describe(value):
        return {"name": value.name, "shape": [d.dim_value for d in value.type.tensor_type.shape.dim]}

    return {
        "file": path.name,
        "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
        "bytes": path.stat().st_size,
        "input": describe(model.graph.input[0]),
        "outputs": [describe(o) for o in model.graph.output],
    }


@torch.inference_mode()
def write_fixture(net, path, onnx_path, inputs, bytes_in):
    """EXAMPLES inputs as bytes and PyTorch's outputs in float32 in one file: bytes first, then for each example its outputs in their
    order. The network's weights are rounded as in the file, so that only the arithmetic differs."""
    named = Named(net).eval()
    session = onnxruntime.InferenceSession(onnx_path)
    worst, parts = 0.0, [bytes_in.tobytes()]
    for i in range(EXAMPLES):
        ours = named(inputs[i : i + 1])
        theirs = session.run(None, {"image": inputs[i : i + 1].numpy()})
        worst = max(worst, *(float(np.abs(a.numpy() - b).max()) for a, b in zip(ours, theirs, strict=True)))
        parts += [a.numpy().astype("<f4").tobytes() for a in ours]
    path.write_bytes(b"".join(parts))
    print(f"{path.name}: onnxruntime is within {worst:.2g} of PyTorch")
    assert worst < 1e-3


def provenance(data, state):
    schema = json.loads((Path(data) / "schema.json").read_text())
    return {
        "presentations": state["seen"],
        "samples": len(state["shards"]) * SHARD,
        "shards": [state["shards"][0], state["shards"][-1]],
        "seed": schema.get("seed"),
        "schemaVersion": schema.get("version"),
    }


def round_numbers(value):
    if isinstance(value, float):
        return float(f"{value:.4g}")
    if isinstance(value, list):
        return [round_numbers(v) for v in value]
    return {k: round_numbers(v) for k, v in value.items()} if isinstance(value, dict) else value


def main():
    p = argparse.ArgumentParser()
    for name in ("out", "fixtures", "recognizer", "objects", "segmenter", "masks"):
        p.add_argument(f"--{name}", required=name in ("out", "fixtures"), type=Path)
    p.add_argument("--limit", type=int, default=4096, help="held-out samples to measure on")
    a = p.parse_args()
    torch.set_num_threads(1)
    a.out.mkdir(parents=True, exist_ok=True)
    a.fixtures.mkdir(parents=True, exist_ok=True)
    place = a.out / "manifest.json"
    manifest = json.loads(place.read_text()) if place.exists() else {}
    manifest |= {
        "version": 1,
        "licence": "MIT",
        "source": "Trained from nothing on pictures rendered from this project's own procedural library (training/README.md).",
    }
    results = Path(__file__).parent / "results"
    for task, run, data, outputs in (
        ("recognizer", a.recognizer, a.objects, RECOGNIZER_OUTPUTS),
        ("segmenter", a.segmenter, a.masks, ["mask"]),
    ):
        if run is None:
            continue
        checkpoint, path = run / "checkpoint.pt", a.out / f"{task}.onnx"
        # Read once: training may still be writing new ones.
        net, state = load(checkpoint, data)
        round_weights(fold_norms(net))
        text, figures, calibration = evaluate(net, state, data, a.limit)
        print(text)
        results.mkdir(exist_ok=True)
        (results / f"{task}.md").write_text(f"# On held-out samples\n\n{text}\n")
        shutil.copy(run / "log.csv", results / f"{task}.csv")
        entry = export(net, path, outputs)
        if task == "recognizer":
            layout = net.layout
            entry |= {
                "azimuthBins": BINS,
                "camera": CAMERA_NAMES,
                "sizes": SIZE_NAMES,
                "states": STATES,
                "reals": layout["reals"],
                "choices": layout["choices"],
                "categories": layout["categories"],
                **calibration,
            }
        manifest[task] = entry | {"trainedOn": provenance(data, state), "measured": figures}
        images, _ = Shards(data, held_out=True, labels=task == "recognizer").read(range(EXAMPLES))
        if task == "segmenter":
            images[..., 3] = (segmenter_batch(images.copy(), None, hinted=1.0)[0][:, 3].float() * 255).round().byte().numpy()
        planes = np.ascontiguousarray(images.transpose(0, 3, 1, 2))
        write_fixture(net, a.fixtures / f"{task}-io.bin", path, torch.from_numpy(planes).float() / 255, planes)
    place.write_text(json.dumps(round_numbers(manifest), separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main()
