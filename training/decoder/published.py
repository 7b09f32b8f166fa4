"""The published modules, imported from the user's own clone (TRELLIS' layout: trellis/models, trellis/modules) with the user's own weights. Of the clone
only the dense models are run; its sparse parts need CUDA extensions, which stand-ins replace, so that no GPU is needed to export."""

import importlib
import importlib.abc
import importlib.machinery
import json
import os
import sys
import types
from pathlib import Path

import torch
from torch import nn

from seams import Modules

# Imported by the clone for what is not used here; any of them that is installed is left alone.
EXTENSIONS = ("spconv", "torchsparse", "xformers", "flash_attn", "vox2seq", "kaolin", "nvdiffrast", "diff_gaussian_rasterization")
TITLE = "PhysX-Anything's controllable flow"
LICENCE = {"name": "S-Lab License 1.0", "url": "https://github.com/ziangcao0312/PhysX-Anything", "nonCommercial": True}
SAMPLER = {"steps": 25, "rescale": 3, "guidance": 5, "interval": [0.5, 1]}


class StandIns(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Modules whose every attribute is an empty nn.Module class. Last on the path: what is installed comes first."""

    def find_spec(self, name, path=None, target=None):
        return importlib.machinery.ModuleSpec(name, self, is_package=True) if name.split(".")[0] in EXTENSIONS else None

    def create_module(self, spec):
        return types.ModuleType(spec.name)

    def exec_module(self, module):
        module.__path__ = []
        module.__getattr__ = lambda name: type(name, (nn.Module,), {}) if not name.startswith("__") else stop(AttributeError(name))


def stop(error):
    raise error


def open_code(code):
    """Makes `trellis.models` importable without running trellis/__init__.py, which imports renderers and pipelines."""
    if not (code / "trellis" / "models").is_dir():
        raise SystemExit(f"{code} has no trellis/models: give the folder that the published code was cloned to.")
    # The attention that exports: PyTorch's own. Read by the clone when it is imported.
    os.environ["ATTN_BACKEND"] = "sdpa"
    sys.path.insert(0, str(code))
    sys.meta_path.append(StandIns())
    package = types.ModuleType("trellis")
    package.__path__ = [str(code / "trellis")]
    sys.modules["trellis"] = package
    return importlib.import_module("trellis.models")


def find_class(models, code, name):
    """The class of a model: offered by trellis.models, or defined in one of its files."""
    if hasattr(models, name):
        return getattr(models, name)
    for file in sorted((code / "trellis" / "models").rglob("*.py")):
        if f"class {name}(" in file.read_text(errors="replace"):
            dotted = ".".join(file.relative_to(code).with_suffix("").parts)
            return getattr(importlib.import_module(dotted), name)
    raise SystemExit(f"The code has no model {name}, which the weights name: are they of one release?")


def load_model(models, code, base):
    """`base`.json has the class and its arguments, `base`.safetensors the weights; all as float32."""
    from safetensors.torch import load_file

    config = json.loads(base.with_name(f"{base.name}.json").read_text())
    net = find_class(models, code, config["name"])(**{**config["args"], "use_fp16": False})
    missing, unknown = net.load_state_dict(load_file(base.with_name(f"{base.name}.safetensors")), strict=False)
    if missing or unknown:
        raise SystemExit(f"{base.name}: {len(missing)} weights are missing and {len(unknown)} unknown, such as {(missing + unknown)[0]}.")
    return net.float().eval()


def choose(names, given, *words):
    """The model of that kind in pipeline.json."""
    if given is not None:
        return given
    fits = [n for n in names if all(w in n for w in words)]
    steered = [n for n in fits if "control" in n]
    if len(steered or fits) == 1:
        return (steered or fits)[0]
    option = words[-1]
    raise SystemExit(f"pipeline.json names {fits or list(names)}: say which is the {option} with --{option}.")


def read_sampler(arguments):
    """The numbers of the pipeline's own sampler; the published ones where it says none."""
    said = arguments.get("sparse_structure_sampler", {}).get("params", {})
    names = {"steps": "steps", "rescale_t": "rescale", "cfg_strength": "guidance", "cfg_interval": "interval"}
    return {**SAMPLER, **{ours: said[theirs] for theirs, ours in names.items() if theirs in said}}


def load_modules(code, weights, dino, named):
    code, weights = Path(code).resolve(), Path(weights).resolve()
    listed = weights / "pipeline.json"
    if not listed.is_file():
        raise SystemExit(f"{weights} has no pipeline.json: give the folder of the published decoder.")
    arguments = json.loads(listed.read_text())["args"]
    models, paths = open_code(code), arguments["models"]
    structure = "sparse_structure"
    nets = {kind: load_model(models, code, weights / paths[choose(paths, named[kind], structure, kind)]) for kind in ("encoder", "flow", "decoder")}
    name = arguments.get("image_cond_model", "dinov2_vitl14_reg")
    hub = {"source": "local"} if dino is not None else {}
    image = torch.hub.load(str(dino or "facebookresearch/dinov2"), name, **hub).float().eval()
    return Modules(nets["encoder"], image, nets["flow"], nets["decoder"], read_sampler(arguments), TITLE, LICENCE)
