"""python export_decoder.py --code DIR --weights DIR --out DIR [--half] [--name NAME]
The published controllable flow as a decoder pack: four ONNX files, decoder.json (the sampler's numbers) and physx-model.json (what the product checks
before it opens them). --code is your own clone of the published code, --weights the folder of its decoder (with pipeline.json); both are for
non-commercial use only, and so is the pack. `--reduced` exports random weights of the same form instead, for tests. Prints parity of PyTorch and
onnxruntime; a difference above 1e-3 is an error. `--half` keeps weights as float16; arithmetic stays float32."""

import argparse
import hashlib
import json
import re
import sys
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import torch
from onnx import TensorProto, helper, numpy_helper

sys.path.insert(0, str(Path(__file__).parent / "decoder"))
import published  # noqa: E402
import reduced  # noqa: E402
from seams import wrap  # noqa: E402

OPSET = 18
LARGEST_DIFFERENCE = 1e-3
# A file of ONNX holds 2 GB at most: the flow's weights (1.1 billion) lie beside it.
BESIDE = {"flow"}


def export(module, inputs, output):
    program = torch.onnx.export(
        module.eval(), tuple(inputs.values()), input_names=list(inputs), output_names=[output], opset_version=OPSET, dynamo=True, verbose=False
    )  # fmt: skip
    model = program.model_proto
    for node in model.graph.node:
        del node.metadata_props[:]
        node.doc_string = ""
    del model.graph.value_info[:], model.metadata_props[:], model.graph.metadata_props[:]
    return model


def halve(model):
    """Weights as float16 behind a Cast, which the runtime folds at load."""
    nodes = []
    for tensor in model.graph.initializer:
        values, name = numpy_helper.to_array(tensor), tensor.name
        if values.dtype == np.float32 and values.size > 256:
            tensor.CopyFrom(numpy_helper.from_array(values.astype(np.float16), f"{name}.f16"))
            nodes.append(helper.make_node("Cast", [f"{name}.f16"], [name], to=TensorProto.FLOAT))
    for node in reversed(nodes):
        model.graph.node.insert(0, node)
    return model


def save(model, path, beside):
    for old in (path, path.with_suffix(".onnx_data")):
        old.unlink(missing_ok=True)
    if beside:
        onnx.save_model(model, path, save_as_external_data=True, location=f"{path.name}_data", size_threshold=1024)
    else:
        path.write_bytes(model.SerializeToString(deterministic=True))
    onnx.checker.check_model(str(path))


def compare(path, module, inputs):
    """The largest difference between onnxruntime and PyTorch, and the largest value."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = torch.get_num_threads()
    session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    (ours,) = session.run(None, {name: value.numpy() for name, value in inputs.items()})
    with torch.no_grad():
        theirs = module(*inputs.values()).numpy()
    return float(np.abs(ours - theirs).max()), float(np.abs(theirs).max()), ours.shape


def describe(folder, name, modules, half):
    """physx-model.json: each file with its length and SHA-256, and the bytes that the weights take once loaded."""
    files = []
    for path in sorted(folder.iterdir()):
        if path.suffix not in (".onnx", ".onnx_data", ".json") or path.name == "physx-model.json":
            continue
        path.chmod(0o644)
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        files.append({"path": path.name, "bytes": path.stat().st_size, "sha256": digest})
    manifest = {
        "schemaVersion": 1,
        "name": name,
        "title": modules.title,
        "kind": "decoder",
        "licence": modules.licence,
        "memory": {"weights": sum(one["bytes"] for one in files) * (2 if half else 1)},
        "files": files,
    }
    (folder / "physx-model.json").write_text(json.dumps(manifest, indent=2) + "\n")


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--code", type=Path, help="clone of the published code")
    p.add_argument("--weights", type=Path, help="folder of the published decoder, with pipeline.json")
    p.add_argument("--dino", type=Path, help="clone of facebookresearch/dinov2; otherwise torch.hub's")
    p.add_argument("--encoder", help="name in pipeline.json, where it is not found by itself")
    p.add_argument("--flow", help="the same")
    p.add_argument("--decoder", help="the same")
    p.add_argument("--reduced", action="store_true", help="random weights, for tests")
    p.add_argument("--out", required=True, type=Path)
    p.add_argument("--half", action="store_true")
    p.add_argument("--name", default="decoder", help="what the product calls the pack: lower-case letters, digits, . _ -")
    a = p.parse_args()
    if not a.reduced and (a.code is None or a.weights is None):
        p.error("--code and --weights are needed, or --reduced")
    if not re.fullmatch(r"[a-z0-9][a-z0-9._-]*", a.name):
        p.error("--name is of lower-case letters, digits, . _ and -")
    torch.set_num_threads(1 if a.reduced else torch.get_num_threads())
    named = {"encoder": a.encoder, "flow": a.flow, "decoder": a.decoder}
    modules = reduced.load_modules() if a.reduced else published.load_modules(a.code, a.weights, a.dino, named)
    a.out.mkdir(parents=True, exist_ok=True)
    worst = 0.0
    for name, (module, inputs, (output, shape)) in wrap(modules).items():
        if a.half:
            # What is compared is the export, not the rounding: both have rounded weights.
            for value in (*module.parameters(), *module.buffers()):
                if value.is_floating_point() and value.numel() > 256:
                    value.data = value.data.half().float()
        model = export(module, inputs, output)
        path = a.out / f"{name}.onnx"
        save(halve(model) if a.half else model, path, name in BESIDE)
        difference, largest, found = compare(path, module, inputs)
        worst = max(worst, difference)
        print(f"{path}: {output} {list(found)}, largest {largest:.3g}, PyTorch and onnxruntime differ by {difference:.2g}", flush=True)
        if tuple(found) != shape:
            raise SystemExit(f"{name} gives {list(found)}, not {list(shape)}: this is not the published form.")
    (a.out / "decoder.json").write_text(json.dumps(modules.sampler) + "\n")
    describe(a.out, a.name, modules, a.half)
    if worst > LARGEST_DIFFERENCE:
        raise SystemExit(f"The largest difference is {worst:.2g}, above {LARGEST_DIFFERENCE}: do not use this pack.")


if __name__ == "__main__":
    main()
