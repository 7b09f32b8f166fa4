"""python check_published.py
Builds a folder that looks like the published code (trellis/models with classes found by name, sparse parts that import CUDA extensions, a trellis/__init__
that cannot run here), one that looks like its weights (pipeline.json, a .json and a .safetensors a model), and a DINOv2 for torch.hub, all of reduced
width; exports them through `published.py` and compares every file with what `--reduced` writes. What it cannot show is that the published classes
look as supposed: that only their own code can."""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

import torch
from safetensors.torch import save_file

import reduced

HERE = Path(__file__).parent
CLASSES = {"encoder": ("SparseStructureEncoder", "Encoder"), "flow": ("ControlledFlow", "Flow"), "decoder": ("SparseStructureDecoder", "Decoder")}
NAMES = {"encoder": "sparse_structure_encoder", "flow": "sparse_structure_flow_model_control", "decoder": "sparse_structure_decoder"}

LAZY = '''import importlib

def __getattr__(name):
    if name == "SparseStructureEncoder":
        return importlib.import_module(".dense", __name__).SparseStructureEncoder
    raise AttributeError(name)
'''

DENSE = '''from ..modules import sparse
import sys
sys.path.insert(0, {here!r})
import reduced

class SparseStructureEncoder(reduced.Encoder):
    def __init__(self, channels, use_fp16=False):
        assert not use_fp16 and issubclass(sparse.SparseConv3d, object)
        super().__init__(tuple(channels))

    def forward(self, x, sample_posterior=False):
        return super().forward(x)[:, :8]

class SparseStructureDecoder(reduced.Decoder):
    def __init__(self, use_fp16=False):
        super().__init__()
'''

# Found by reading the files: the package's own list does not name it.
CONTROLLED = '''import reduced

class ControlledFlow(reduced.Flow):
    def __init__(self, use_fp16=False):
        super().__init__()

    def forward(self, x, t, cond, hint):
        return super().forward(x, t, cond, hint)
'''

SPARSE = '''import os
assert os.environ["ATTN_BACKEND"] == "sdpa"
import spconv.pytorch as spconv
SparseConv3d = spconv.SubMConv3d
'''


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


def make_code(code):
    write(code / "trellis" / "__init__.py", "raise ImportError('renderers are not here')\n")
    write(code / "trellis" / "models" / "__init__.py", LAZY)
    write(code / "trellis" / "models" / "dense.py", DENSE.format(here=str(HERE)))
    write(code / "trellis" / "models" / "controlled.py", CONTROLLED)
    write(code / "trellis" / "modules" / "__init__.py", "")
    write(code / "trellis" / "modules" / "sparse" / "__init__.py", SPARSE)


def make_weights(weights, modules):
    models = {name: f"ckpts/{kind}_fp16" for kind, name in NAMES.items()}
    # Others of the pipeline, which must not be mistaken for these.
    models |= {"sparse_structure_flow_model": "ckpts/plain", "slat_flow_model": "ckpts/slat", "slat_decoder_mesh": "ckpts/mesh"}
    params = {"steps": 25, "cfg_strength": 5.0, "cfg_interval": [0.5, 1.0], "rescale_t": 3.0}
    sampler = {"name": "FlowEulerGuidanceIntervalSampler", "args": {"sigma_min": 1e-5}, "params": params}
    arguments = {"models": models, "sparse_structure_sampler": sampler, "image_cond_model": "small_dino"}
    write(weights / "pipeline.json", json.dumps({"name": "ImageTo3D", "args": arguments}))
    for kind in NAMES:
        base = weights / "ckpts" / f"{kind}_fp16"
        args = {"use_fp16": True, **({"channels": [4, 8, 16]} if kind == "encoder" else {})}
        write(base.with_suffix(".json"), json.dumps({"name": CLASSES[kind][0], "args": args}))
        save_file({key: value.contiguous() for key, value in getattr(modules, kind).state_dict().items()}, base.with_suffix(".safetensors"))


def make_hub(hub):
    write(hub / "hubconf.py", f"import sys\nsys.path.insert(0, {str(HERE)!r})\nimport reduced\n\ndef small_dino(**_):\n    return reduced.load_modules().image\n")


def export(*arguments):
    done = subprocess.run([sys.executable, HERE.parent / "export_decoder.py", *arguments], capture_output=True, text=True)
    if done.returncode != 0:
        raise SystemExit(done.stdout + done.stderr)


def main():
    torch.set_num_threads(1)
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        make_code(root / "code"), make_weights(root / "weights", reduced.load_modules()), make_hub(root / "hub")
        export("--code", root / "code", "--weights", root / "weights", "--dino", root / "hub", "--out", root / "published")
        export("--reduced", "--out", root / "reduced")
        for pack in ("published", "reduced"):
            files = {one["path"] for one in json.loads((root / pack / "physx-model.json").read_text())["files"]}
            assert files == {"decoder.json", "encoder.onnx", "image.onnx", "flow.onnx", "flow.onnx_data", "decoder.onnx"}, files
        compare(root / "published", root / "reduced")
    print("exported through the published adapter: the same as directly")


def compare(one, other):
    import numpy as np
    import onnxruntime

    from seams import wrap

    for name, (_, inputs, _) in wrap(reduced.load_modules()).items():
        feeds = {key: value.numpy() for key, value in inputs.items()}
        results = [onnxruntime.InferenceSession(str(pack / f"{name}.onnx")).run(None, feeds)[0] for pack in (one, other)]
        difference = float(np.abs(results[0] - results[1]).max())
        assert difference < 1e-5, (name, difference)
    assert json.loads((one / "decoder.json").read_text()) == json.loads((other / "decoder.json").read_text())
    manifest = json.loads((one / "physx-model.json").read_text())
    assert manifest["licence"]["nonCommercial"] is True, manifest


if __name__ == "__main__":
    main()
