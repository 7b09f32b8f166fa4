"""python export_vlm.py --checkpoint DIR --out DIR [--dtype fp32|fp16|q4f16] [--name NAME --title TITLE --licence NAME [--licence-url URL] [--non-commercial]]
A fine-tuned Qwen2.5-VL (a folder of Hugging Face's layout) as three ONNX files that the product runs: what embeds tokens, what sees, and the
decoder with its cache, with the manifest physx-model.json. The networks are written here once more, in few operations that export with every
shape free; parity.py compares them with the transformers library.

fp32: arithmetic in float32, weights kept as float16 where they are exact in it. fp16: arithmetic in float16, but for norms, angles and softmax.
q4f16: as fp16, and the decoder's matrices in 4 bits, in blocks of 32 with a scale each. Between the three files numbers are float32."""

import argparse
import hashlib
import json
import shutil
from pathlib import Path

import numpy as np
import onnx
import torch
import torch.nn.functional as F
from onnx import TensorProto, helper, numpy_helper
from torch import nn

OPSET = 18
COPIED = ["config.json", "tokenizer.json", "tokenizer_config.json", "chat_template.jinja", "preprocessor_config.json", "generation_config.json"]


def norm(x, weight, eps):
    """In float32: squares of what large models carry do not fit float16."""
    y = x.float()
    return (y * torch.rsqrt(y.pow(2).mean(-1, keepdim=True) + eps)).to(x.dtype) * weight


def turn(x, cos, sin):
    """Rotary position: x (..., D), the first half of D against the second."""
    low, high = x.float().chunk(2, -1)
    return (x.float() * cos + torch.cat([-high, low], -1) * sin).to(x.dtype)


def attend(score, seen):
    """Softmax of scores over what is seen, in float32."""
    return score.float().masked_fill(~seen, -1e9).softmax(-1).to(score.dtype)


class Weights(nn.Module):
    """A state dict by its names."""

    def __init__(self, state, prefix, dtype):
        super().__init__()
        self.names, self.dtype = {}, dtype
        for name, value in state.items():
            if name.startswith(prefix):
                key = name[len(prefix) :].replace(".", "_")
                self.register_buffer(key, value.to(dtype).contiguous())
                self.names[name[len(prefix) :]] = key

    def get(self, name):
        return getattr(self, self.names[name]) if name in self.names else None

    def linear(self, x, name):
        return F.linear(x, self.get(f"{name}.weight"), self.get(f"{name}.bias"))


class Eyes(nn.Module):
    """pixel_values (N,1176), image_grid_thw (I,3) to image_features (N/4,H). Patches stay in the order they come in: a window is a mask."""

    def __init__(self, state, config, dtype):
        super().__init__()
        self.w, self.c = Weights(state, "model.visual.", dtype), config

    def forward(self, pixel_values, image_grid_thw):
        c, w = self.c, self.w
        heads, merge = c.num_heads, c.spatial_merge_size
        x = F.linear(pixel_values.to(w.dtype), w.get("patch_embed.proj.weight").flatten(1))
        row, column, image = self.places(image_grid_thw, x.shape[0])
        side = c.window_size // c.patch_size
        same = image[:, None] == image
        near = same & (row // side == (row // side)[:, None]) & (column // side == (column // side)[:, None])
        size = c.hidden_size // heads
        frequency = 1 / 10000 ** (torch.arange(0, size // 2, 2).float() / (size // 2))
        angle = torch.cat([row[:, None] * frequency, column[:, None] * frequency], 1)
        angle = torch.cat([angle, angle], 1)
        cos, sin = angle.cos()[None], angle.sin()[None]
        for i in range(c.depth):
            block = f"blocks.{i}."
            y = w.linear(norm(x, w.get(block + "norm1.weight"), 1e-6), block + "attn.qkv")
            q, k, v = y.view(-1, 3, heads, size).permute(1, 2, 0, 3).unbind(0)
            mask = same if i in c.fullatt_block_indexes else near
            score = (turn(q, cos, sin) * size**-0.5) @ turn(k, cos, sin).transpose(1, 2)
            y = attend(score, mask) @ v
            x = x + w.linear(y.transpose(0, 1).flatten(1), block + "attn.proj")
            y = norm(x, w.get(block + "norm2.weight"), 1e-6)
            y = F.silu(w.linear(y, block + "mlp.gate_proj")) * w.linear(y, block + "mlp.up_proj")
            x = x + w.linear(y, block + "mlp.down_proj")
        x = norm(x, w.get("merger.ln_q.weight"), 1e-6).view(-1, merge**2 * c.hidden_size)
        return w.linear(F.gelu(w.linear(x, "merger.mlp.0")), "merger.mlp.2").float()

    def places(self, grid, count):
        """Row, column and image of each patch: they come in blocks that are merged, rows of blocks by rows of blocks."""
        merge = self.c.spatial_merge_size
        ends = grid.prod(1).cumsum(0)
        number = torch.arange(count)
        image = (number[:, None] >= ends).sum(1)
        number = number - (ends - grid.prod(1))[image]
        block, inside = number // merge**2, number % merge**2
        across = (grid[:, 2] // merge)[image]
        return merge * (block // across) + inside // merge, merge * (block % across) + inside % merge, image


class Decoder(nn.Module):
    """inputs_embeds (B,S,H), attention_mask (B,T), position_ids (3,B,S) and the cache of each layer to hidden states (B,S,H) and the cache;
    the head is added to the file (`add_head`), since how many logits are kept is known only when it runs."""

    def __init__(self, state, config, dtype):
        super().__init__()
        self.w, self.c = Weights(state, "model.language_model.", dtype), config

    def forward(self, inputs_embeds, attention_mask, position_ids, *past):
        c, w = self.c, self.w
        x = inputs_embeds.to(w.dtype)
        heads, few = c.num_attention_heads, c.num_key_value_heads
        size = c.hidden_size // heads
        theta, sections = c.rope_parameters["rope_theta"], c.rope_parameters["mrope_section"]
        frequency = 1 / theta ** (torch.arange(0, size, 2).float() / size)
        # Which of time, row and column turns which pair.
        axes = torch.cat([torch.full((n,), axis) for axis, n in enumerate(sections)])
        angle = position_ids.float()[..., None] * frequency
        angle = (angle * F.one_hot(axes, 3).T[:, None, None].float()).sum(0)
        angle = torch.cat([angle, angle], -1)[:, None]
        cos, sin = angle.cos(), angle.sin()
        b, s = x.shape[0], x.shape[1]
        total = attention_mask.shape[1]
        seen = torch.arange(total) <= (torch.arange(s) + (total - s))[:, None]
        seen = seen & attention_mask.bool()[:, None, None]
        present = []
        for i in range(c.num_hidden_layers):
            layer = f"layers.{i}."
            y = norm(x, w.get(layer + "input_layernorm.weight"), c.rms_norm_eps)
            q, k, v = (
                w.linear(y, f"{layer}self_attn.{n}_proj").view(b, s, count, size).transpose(1, 2)
                for n, count in (("q", heads), ("k", few), ("v", few))
            )
            q, k = turn(q, cos, sin), turn(k, cos, sin)
            k, v = torch.cat([past[2 * i], k], 2), torch.cat([past[2 * i + 1], v], 2)
            present += [k, v]
            score = (q * size**-0.5).reshape(b, few, heads // few, s, size) @ k[:, :, None].transpose(3, 4)
            y = attend(score, seen[:, :, None]) @ v[:, :, None]
            x = x + w.linear(y.reshape(b, heads, s, size).transpose(1, 2).flatten(2), layer + "self_attn.o_proj")
            y = norm(x, w.get(layer + "post_attention_layernorm.weight"), c.rms_norm_eps)
            y = F.silu(w.linear(y, layer + "mlp.gate_proj")) * w.linear(y, layer + "mlp.up_proj")
            x = x + w.linear(y, layer + "mlp.down_proj")
        return norm(x, w.get("norm.weight"), c.rms_norm_eps), *present


class Embed(nn.Module):
    def __init__(self, state, dtype):
        super().__init__()
        self.register_buffer("table", state["model.language_model.embed_tokens.weight"].to(dtype))

    def forward(self, input_ids):
        return self.table[input_ids].float()


def export(module, arguments, inputs, outputs):
    """`inputs` and `outputs` are {name: {axis: what its length is called}}; Transformers.js makes the empty cache by these names. Inputs beyond
    the arguments' own number are one tuple, for *past."""
    free = [{axis: torch.export.Dim.DYNAMIC for axis in axes} for axes in inputs.values()]
    fixed = len(module.forward.__code__.co_varnames[1 : module.forward.__code__.co_argcount])
    shapes = (*free[:fixed], *([tuple(free[fixed:])] if len(free) > fixed else []))
    program = torch.onnx.export(
        module.eval(), arguments, input_names=list(inputs), output_names=list(outputs), dynamic_shapes=shapes, opset_version=OPSET, dynamo=True,
        verbose=False,
    )  # fmt: skip
    model = program.model_proto
    for value in (*model.graph.input, *model.graph.output):
        for axis, name in {**inputs, **outputs}[value.name].items():
            value.type.tensor_type.shape.dim[axis].dim_param = name
    for node in model.graph.node:
        del node.metadata_props[:]
        node.doc_string = ""
    del model.graph.value_info[:], model.metadata_props[:], model.graph.metadata_props[:]
    return model


def add_head(model, table):
    """Logits of the last num_logits_to_keep places, of all for 0."""
    graph = model.graph
    graph.input.append(helper.make_tensor_value_info("num_logits_to_keep", TensorProto.INT64, []))
    graph.initializer.extend(
        numpy_helper.from_array(np.array(value, np.int64), f"head.{name}") for name, value in (("zero", [0]), ("end", [2**31 - 1]), ("one", [1]))
    )
    graph.initializer.append(numpy_helper.from_array(np.ascontiguousarray(table.T), "head.weight"))
    graph.node.extend([
        helper.make_node("Shape", ["hidden_states"], ["head.length"], start=1, end=2),
        helper.make_node("Reshape", ["num_logits_to_keep", "head.one"], ["head.keep"]),
        helper.make_node("Sub", ["head.length", "head.keep"], ["head.last"]),
        helper.make_node("Equal", ["head.keep", "head.zero"], ["head.all"]),
        helper.make_node("Where", ["head.all", "head.zero", "head.last"], ["head.first"]),
        helper.make_node("Slice", ["hidden_states", "head.first", "head.end", "head.one"], ["head.kept"]),
        helper.make_node("MatMul", ["head.kept", "head.weight"], ["logits.raw"]),
        helper.make_node("Cast", ["logits.raw"], ["logits"], to=TensorProto.FLOAT),
    ])  # fmt: skip
    del graph.output[0]
    graph.output.insert(0, helper.make_tensor_value_info("logits", TensorProto.FLOAT, ["batch_size", "kept", table.shape[0]]))
    return model


def halve(model):
    """Weights that are exact in float16 kept so, behind a Cast that the runtime folds at load."""
    nodes = []
    for tensor in model.graph.initializer:
        values, name = numpy_helper.to_array(tensor), tensor.name
        if values.dtype != np.float32 or values.size <= 256:
            continue
        with np.errstate(over="ignore"):
            half = values.astype(np.float16)
        if np.array_equal(half.astype(np.float32), values):
            tensor.CopyFrom(numpy_helper.from_array(half, f"{name}.f16"))
            nodes.append(helper.make_node("Cast", [f"{name}.f16"], [name], to=TensorProto.FLOAT))
    for node in reversed(nodes):
        model.graph.node.insert(0, node)
    return model


def quantize(model):
    """Matrices that are multiplied with, in 4 bits: blocks of 32 numbers with a scale."""
    from onnxruntime.quantization.matmul_nbits_quantizer import DefaultWeightOnlyQuantConfig, MatMulNBitsQuantizer

    config = DefaultWeightOnlyQuantConfig(block_size=32, is_symmetric=True, accuracy_level=0)
    quantizer = MatMulNBitsQuantizer(model, algo_config=config)
    quantizer.process()
    return quantizer.model.model


LARGEST = 1 << 30  # bytes in one file; what is more goes beside it, for a protobuf ends at 2 GiB
SUFFIX = {"fp32": "", "fp16": "_fp16", "q4f16": "_q4f16"}


def write(model, folder, name, dtype):
    """Returns whether there is a file of data beside it."""
    path = folder / "onnx" / f"{name}{SUFFIX[dtype]}.onnx"
    beside = path.with_name(path.name + "_data")
    beside.unlink(missing_ok=True)
    size = sum(len(t.raw_data) for t in model.graph.initializer)
    outside = size > LARGEST
    if outside:
        onnx.save_model(model, path, save_as_external_data=True, location=beside.name, size_threshold=1024)
        beside.chmod(0o644)
    else:
        onnx.checker.check_model(model)
        path.write_bytes(model.SerializeToString(deterministic=True))
    print(f"{path}: {(path.stat().st_size + (beside.stat().st_size if outside else 0)) / 1e6:.2f} MB", flush=True)
    return outside


def write_manifest(folder, a, dtypes, config):
    """physx-model.json: what the files are, and what they need."""
    def describe(path):
        digest = hashlib.sha256()
        with path.open("rb") as file:
            while block := file.read(1 << 22):
                digest.update(block)
        return {"path": path.relative_to(folder).as_posix(), "bytes": path.stat().st_size, "sha256": digest.hexdigest()}

    text = config.text_config
    per_token = 2 * text.num_hidden_layers * text.num_key_value_heads * (text.hidden_size // text.num_attention_heads)
    files = [describe(p) for p in sorted(folder.rglob("*")) if p.is_file() and p.name != "physx-model.json" and p.suffix != ".safetensors"]
    networks = sum(f["bytes"] for f in files if f["path"].startswith("onnx/"))
    licence = {"name": a.licence, "nonCommercial": a.non_commercial} | ({"url": a.licence_url} if a.licence_url else {})
    manifest = {
        "schemaVersion": 1, "name": a.name, "title": a.title or a.name, "kind": "vlm", "licence": licence, "dtype": dtypes,
        # float16 weights of a float32 network are made float32 at load.
        "memory": {"weights": networks * (2 if a.dtype == "fp32" else 1), "perToken": per_token * (4 if a.dtype == "fp32" else 2)},
        "files": files,
    }  # fmt: skip
    (folder / "physx-model.json").write_text(json.dumps(manifest, indent=1) + "\n")


def main():
    from transformers import Qwen2_5_VLForConditionalGeneration

    p = argparse.ArgumentParser()
    p.add_argument("--checkpoint", required=True, type=Path)
    p.add_argument("--out", required=True, type=Path)
    p.add_argument("--dtype", choices=list(SUFFIX), default="fp32")
    p.add_argument("--name", default="qwen2.5-vl")
    p.add_argument("--title")
    p.add_argument("--licence", required=True, help="of the checkpoint: what its makers allow")
    p.add_argument("--licence-url")
    p.add_argument("--non-commercial", action="store_true")
    a = p.parse_args()
    torch.set_num_threads(1)
    dtype = torch.float32 if a.dtype == "fp32" else torch.float16
    # In the width that is exported: 7 billion weights take 28 GB in the other.
    net = Qwen2_5_VLForConditionalGeneration.from_pretrained(a.checkpoint, dtype=dtype).eval()
    state, text, vision = net.state_dict(), net.config.text_config, net.config.vision_config
    (a.out / "onnx").mkdir(parents=True, exist_ok=True)
    size = text.hidden_size // text.num_attention_heads
    batch, places, total = "batch_size", "sequence_length", "total_sequence_length"
    layers = [f"{i}.{n}" for i in range(text.num_hidden_layers) for n in ("key", "value")]
    past = {f"past_key_values.{layer}": {0: batch, 2: "past_sequence_length"} for layer in layers}
    present = {f"present.{layer}": {0: batch, 2: total} for layer in layers}
    row = {0: batch, 1: places}
    cache = [torch.rand(2, text.num_key_value_heads, 5, size).to(dtype) for _ in layers]
    embeds, mask, position = torch.rand(2, 7, text.hidden_size), torch.ones(2, 12, dtype=torch.long), torch.arange(42).view(3, 2, 7)
    asked = {"inputs_embeds": row, "attention_mask": {0: batch, 1: total}, "position_ids": {1: batch, 2: places}, **past}
    decoder = export(Decoder(state, text, dtype), (embeds, mask, position, *cache), asked, {"hidden_states": row, **present})
    head = state["lm_head.weight" if "lm_head.weight" in state else "model.language_model.embed_tokens.weight"]
    decoder = add_head(decoder, head.to(dtype).numpy())
    patches, grid = torch.rand(16 + 24, 1176), torch.tensor([[1, 4, 4], [1, 4, 6]])
    eyes = {"pixel_values": {0: "patches"}, "image_grid_thw": {0: "images"}}
    models = {
        "embed_tokens": export(Embed(state, dtype), (torch.zeros(2, 7, dtype=torch.long),), {"input_ids": row}, {"inputs_embeds": row}),
        "vision_encoder": export(Eyes(state, vision, dtype), (patches, grid), eyes, {"image_features": {0: "tokens"}}),
        "decoder_model_merged": quantize(decoder) if a.dtype == "q4f16" else decoder,
    }
    # Only the decoder is in 4 bits: the others are small beside it, and see and name worse.
    dtypes = {name: "fp16" if a.dtype == "q4f16" and name != "decoder_model_merged" else a.dtype for name in models}
    outside = {}
    for name, model in models.items():
        if write(halve(model) if a.dtype == "fp32" else model, a.out, name, dtypes[name]):
            outside[f"{name}{SUFFIX[dtypes[name]]}.onnx"] = 1
    for name in COPIED:
        if (a.checkpoint / name).exists() and a.checkpoint.resolve() != a.out.resolve():
            shutil.copy(a.checkpoint / name, a.out / name)
    if outside:
        config = json.loads((a.checkpoint / "config.json").read_text())
        config["transformers.js_config"] = {"use_external_data_format": outside}
        (a.out / "config.json").write_text(json.dumps(config, indent=1) + "\n")
    write_manifest(a.out, a, dtypes, net.config)


if __name__ == "__main__":
    main()
