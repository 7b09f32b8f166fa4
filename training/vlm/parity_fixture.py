"""python parity_fixture.py --tokenizer DIR --out DIR: a Qwen2.5-VL of random weights and what the transformers library makes of it, for the
tests of Node. Two pictures of different size, each with a question: the patches (every 97th number), the logits of what comes next, and 200 tokens
said greedily. The networks are exported by export_vlm.py, as those of any checkpoint."""

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np
import torch
from PIL import Image

SIZES = [(512, 512), (420, 300)]  # width and height of the pictures
QUESTION = "Describe the object in the photo."
TOKENS, EVERY = 200, 97


def build(folder):
    from transformers import Qwen2_5_VLConfig, Qwen2_5_VLForConditionalGeneration

    checkpoint = json.loads((folder / "config.json").read_text())
    text, vision = checkpoint["text_config"], checkpoint["vision_config"]
    text |= {"hidden_size": 64, "intermediate_size": 96, "num_hidden_layers": 3, "num_attention_heads": 4, "num_key_value_heads": 2}
    text["rope_parameters"] = text["rope_parameters"] | {"mrope_section": [2, 3, 3]}
    vision |= {"hidden_size": 48, "intermediate_size": 64, "depth": 3, "num_heads": 3, "out_hidden_size": 64, "fullatt_block_indexes": [1]}
    # With a head of its own it does not just say again what it read last.
    checkpoint["tie_word_embeddings"] = text["tie_word_embeddings"] = False
    text.pop("layer_types", None), text.pop("max_window_layers", None)
    torch.manual_seed(1)
    net = Qwen2_5_VLForConditionalGeneration(Qwen2_5_VLConfig(**checkpoint)).eval()
    with torch.no_grad():
        for p in net.parameters():
            # What float16 can hold, so that the files can be small; wide enough that the picture is heard.
            p.copy_((p * 4 if p.ndim > 1 else p).half().float())
    return net


def paint(size, seed):
    """A smooth picture of random colours."""
    small = np.random.default_rng(seed).integers(0, 256, (7, 9, 3), np.uint8)
    return Image.fromarray(small).resize(size, Image.Resampling.BICUBIC)


@torch.inference_mode()
def main():
    from transformers import PreTrainedTokenizerFast
    from transformers.models.qwen2_vl.image_processing_pil_qwen2_vl import Qwen2VLImageProcessorPil

    p = argparse.ArgumentParser()
    p.add_argument("--tokenizer", required=True, type=Path)
    p.add_argument("--out", required=True, type=Path)
    a = p.parse_args()
    torch.set_num_threads(1)
    net = build(a.tokenizer)
    with tempfile.TemporaryDirectory() as folder:
        net.half().save_pretrained(folder)
        net.float()
        for name in ("tokenizer.json", "tokenizer_config.json", "chat_template.jinja", "preprocessor_config.json", "generation_config.json"):
            shutil.copy(a.tokenizer / name, Path(folder) / name)
        about = ["--name", "random-vl", "--title", "Random Qwen2.5-VL", "--licence", "MIT"]
        script = Path(__file__).with_name("export_vlm.py")
        subprocess.run([sys.executable, script, "--checkpoint", folder, "--out", a.out, *about], check=True)
    tokenizer = PreTrainedTokenizerFast.from_pretrained(a.tokenizer)
    processor = Qwen2VLImageProcessorPil.from_pretrained(a.tokenizer)
    cases = []
    for number, size in enumerate(SIZES):
        image = paint(size, number)
        image.save(a.out / f"picture-{number}.png", optimize=True)
        seen = processor(images=[image], return_tensors="pt")
        pixels, grid = seen["pixel_values"].float(), seen["image_grid_thw"]
        text = f"<|im_start|>user\n<|vision_start|>{'<|image_pad|>' * int(grid.prod() // 4)}<|vision_end|>{QUESTION}<|im_end|>\n<|im_start|>assistant\n"
        ids = torch.tensor([tokenizer.encode(text, add_special_tokens=False)])
        about = {"input_ids": ids, "pixel_values": pixels, "image_grid_thw": grid, "mm_token_type_ids": (ids == net.config.image_token_id).int()}
        logits = net(**about).logits[0, -1]
        said = net.generate(
            **about, attention_mask=torch.ones_like(ids), max_new_tokens=TOKENS, min_new_tokens=TOKENS, do_sample=False, repetition_penalty=1.0,
            eos_token_id=None,
        )[0, ids.shape[1] :]  # fmt: skip
        round_ = lambda values: [float(f"{v:.6g}") for v in values.tolist()]
        cases.append({
            "picture": f"picture-{number}.png", "grid": grid[0].tolist(), "ids": ids[0].tolist(),
            "patches": round_(pixels.flatten()[::EVERY * 101]), "logits": round_(logits), "said": said.tolist(),
        })  # fmt: skip
        print(size, grid.tolist(), ids.shape[1], "tokens; said", len(set(said.tolist())), "different ones")
    (a.out / "transformers.json").write_text(json.dumps({"question": QUESTION, "every": EVERY * 101, "cases": cases}) + "\n")


if __name__ == "__main__":
    main()
