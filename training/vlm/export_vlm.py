"""python export_vlm.py --checkpoint DIR --out DIR [--half]
A fine-tuned Qwen2.5-VL (a folder of Hugging Face's layout) as three ONNX files that the product runs: what embeds tokens, what sees, and the
decoder with its cache. The networks are written here once more, in few operations that export with every shape free; parity with the
transformers library is printed, and a difference above 1e-3 is an error. `--half` keeps weights as float16; arithmetic stays float32."""

import argparse
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
COPIED = ["tokenizer.json", "tokenizer_config.json", "chat_template.jinja", "preprocessor_config.json", "generation_config.json"]


def norm(x, weight, eps):
    return x * torch.rsqrt(x.pow(2).mean(-1, keepdim=True) + eps) * weight


def turn(x, cos, sin):
    """Rotary position: x (..., D), the first half of D against the second."""
    low, high = x.chunk(2, -1)
    return x * cos + torch.cat([-high, low], -1) * sin


class Weights(nn.Module):
    """A state dict by its names."""

    def __init__(self, state, prefix):
        super().__init__()
        self.names = {}
        for name, value in state.items():
            if name.startswith(prefix):
                key = name[len(prefix) :].replace(".", "_")
                self.register_buffer(key, value.float().contiguous())
                self.names[name[len(prefix) :]] = key

    def get(self, name):
        return getattr(self, self.names[name]) if name in self.names else None

    def linear(self, x, name):
        return F.linear(x, self.get(f"{name}.weight"), self.get(f"{name}.bias"))


class Eyes(nn.Module):
    """pixel_values (N,1176), image_grid_thw (I,3) to image_features (N/4,H). Patches stay in the order they come in: a window is a mask."""

    def __init__(self, state, config):
        super().__init__()
        self.w, self.c = Weights(state, "model.visual."), config

    def forward(self, pixel_values, image_grid_thw):
        c, w = self.c, self.w
        heads, merge = c.num_heads, c.spatial_merge_size
        x = F.linear(pixel_values, w.get("patch_embed.proj.weight").flatten(1))
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
            score = turn(q, cos, sin) @ turn(k, cos, sin).transpose(1, 2) * size**-0.5
            y = score.masked_fill(~mask, -1e9).softmax(-1) @ v
            x = x + w.linear(y.transpose(0, 1).flatten(1), block + "attn.proj")
            y = norm(x, w.get(block + "norm2.weight"), 1e-6)
            y = F.silu(w.linear(y, block + "mlp.gate_proj")) * w.linear(y, block + "mlp.up_proj")
            x = x + w.linear(y, block + "mlp.down_proj")
        x = norm(x, w.get("merger.ln_q.weight"), 1e-6).view(-1, merge**2 * c.hidden_size)
        return w.linear(F.gelu(w.linear(x, "merger.mlp.0")), "merger.mlp.2")

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

    def __init__(self, state, config):
        super().__init__()
        self.w, self.c = Weights(state, "model.language_model."), config

    def forward(self, inputs_embeds, attention_mask, position_ids, *past):
        c, w, x = self.c, self.w, inputs_embeds
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
            score = q.reshape(b, few, heads // few, s, size) @ k[:, :, None].transpose(3, 4) * size**-0.5
            y = score.masked_fill(~seen[:, :, None], -1e9).softmax(-1) @ v[:, :, None]
            x = x + w.linear(y.reshape(b, heads, s, size).transpose(1, 2).flatten(2), layer + "self_attn.o_proj")
            y = norm(x, w.get(layer + "post_attention_layernorm.weight"), c.rms_norm_eps)
            y = F.silu(w.linear(y, layer + "mlp.gate_proj")) * w.linear(y, layer + "mlp.up_proj")
            x = x + w.linear(y, layer + "mlp.down_proj")
        return norm(x, w.get("norm.weight"), c.rms_norm_eps), *present


class Embed(nn.Module):
    def __init__(self, state):
        super().__init__()
        self.register_buffer("table", state["model.language_model.embed_tokens.weight"].float())

    def forward(self, input_ids):
        return self.table[input_ids]


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
        helper.make_node("MatMul", ["head.kept", "head.weight"], ["logits"]),
    ])  # fmt: skip
    del graph.output[0]
    graph.output.insert(0, helper.make_tensor_value_info("logits", TensorProto.FLOAT, ["batch_size", "kept", table.shape[0]]))
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


def main():
    from transformers import Qwen2_5_VLForConditionalGeneration

    p = argparse.ArgumentParser()
    p.add_argument("--checkpoint", required=True, type=Path)
    p.add_argument("--out", required=True, type=Path)
    p.add_argument("--half", action="store_true")
    a = p.parse_args()
    torch.set_num_threads(1)
    net = Qwen2_5_VLForConditionalGeneration.from_pretrained(a.checkpoint, dtype=torch.float32).eval()
    state, text, vision = net.state_dict(), net.config.text_config, net.config.vision_config
    (a.out / "onnx").mkdir(parents=True, exist_ok=True)
    size = text.hidden_size // text.num_attention_heads
    batch, places, total = "batch_size", "sequence_length", "total_sequence_length"
    layers = [f"{i}.{n}" for i in range(text.num_hidden_layers) for n in ("key", "value")]
    past = {f"past_key_values.{layer}": {0: batch, 2: "past_sequence_length"} for layer in layers}
    present = {f"present.{layer}": {0: batch, 2: total} for layer in layers}
    row = {0: batch, 1: places}
    cache = [torch.rand(2, text.num_key_value_heads, 5, size) for _ in layers]
    embeds, mask, position = torch.rand(2, 7, text.hidden_size), torch.ones(2, 12, dtype=torch.long), torch.arange(42).view(3, 2, 7)
    asked = {"inputs_embeds": row, "attention_mask": {0: batch, 1: total}, "position_ids": {1: batch, 2: places}, **past}
    decoder = export(Decoder(state, text), (embeds, mask, position, *cache), asked, {"hidden_states": row, **present})
    head = state["lm_head.weight" if "lm_head.weight" in state else "model.language_model.embed_tokens.weight"]
    patches, grid = torch.rand(16 + 24, 1176), torch.tensor([[1, 4, 4], [1, 4, 6]])
    eyes = {"pixel_values": {0: "patches"}, "image_grid_thw": {0: "images"}}
    models = {
        "embed_tokens": export(Embed(state), (torch.zeros(2, 7, dtype=torch.long),), {"input_ids": row}, {"inputs_embeds": row}),
        "vision_encoder": export(Eyes(state, vision), (patches, grid), eyes, {"image_features": {0: "tokens"}}),
        "decoder_model_merged": add_head(decoder, head.float().numpy()),
    }
    for name, model in models.items():
        model = halve(model) if a.half else model
        onnx.checker.check_model(model)
        path = a.out / "onnx" / f"{name}.onnx"
        path.write_bytes(model.SerializeToString(deterministic=True))
        print(f"{path}: {path.stat().st_size / 1e6:.2f} MB", flush=True)
    for name in COPIED:
        if (a.checkpoint / name).exists():
            shutil.copy(a.checkpoint / name, a.out / name)
    config = json.loads((a.checkpoint / "config.json").read_text())
    (a.out / "config.json").write_text(json.dumps(config, indent=1) + "\n")


if __name__ == "__main__":
    main()
