"""python train_tiny.py --lessons DIR --out DIR [--device cuda] [--minutes 3]
Trains a Qwen2.5-VL of a few million weights until it knows its lessons by heart: the model with which the whole path from a picture to an
asset is tested. Goes on from DIR/model.pt where there is one."""

import argparse
import csv
import json
import math
import os
import time
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from transformers import PreTrainedTokenizerFast, Qwen2_5_VLConfig, Qwen2_5_VLForConditionalGeneration

from conversations import CHAT, GRID, SPECIAL, Lessons, positions

RATE, WARM_UP = 2e-3, 100


def build(lessons):
    ids = {name: lessons.id(f"<|{name}|>") for name in ("endoftext", "im_end", "image_pad", "video_pad", "vision_start", "vision_end")}
    size = lessons.tokenizer.get_vocab_size()
    text = {
        "hidden_size": 192, "intermediate_size": 576, "num_hidden_layers": 6, "num_attention_heads": 6, "num_key_value_heads": 2,
        "vocab_size": size, "max_position_embeddings": 8192, "tie_word_embeddings": True,
        "rope_parameters": {"rope_type": "default", "rope_theta": 10000.0, "mrope_section": [4, 6, 6]},
        "bos_token_id": ids["endoftext"], "eos_token_id": ids["im_end"], "pad_token_id": ids["endoftext"],
    }
    vision = {"depth": 4, "hidden_size": 96, "intermediate_size": 192, "num_heads": 3, "out_hidden_size": 192, "fullatt_block_indexes": [1, 3]}
    config = Qwen2_5_VLConfig(
        text_config=text, vision_config=vision, tie_word_embeddings=True, image_token_id=ids["image_pad"], video_token_id=ids["video_pad"],
        vision_start_token_id=ids["vision_start"], vision_end_token_id=ids["vision_end"],
    )
    return Qwen2_5_VLForConditionalGeneration(config)


def see(model, photos, grid):
    """(photos, TOKENS, H)."""
    out = model.model.get_image_features(photos, grid, return_dict=True)
    out = getattr(out, "pooler_output", out)
    return torch.stack(list(out)) if isinstance(out, (tuple, list)) else out.view(len(grid), -1, out.shape[-1])


def read_aloud(model, lessons, numbers, photos, noise, device):
    """Loss of each reply's token and whether it is the likeliest, over all talks about some photos: (T,), (T,)."""
    talks = [(k, *talk) for k, n in enumerate(numbers) for talk in lessons.talks[n]]
    longest = max(len(ids) for _, ids, _ in talks)
    pad = lessons.id("<|image_pad|>")
    ids = torch.full((len(talks), longest), lessons.id("<|endoftext|>"))
    place = torch.zeros(3, len(talks), longest, dtype=torch.long)
    asked = torch.zeros(len(talks), longest, dtype=torch.bool)
    for row, (_, tokens, start) in enumerate(talks):
        ids[row, : len(tokens)] = torch.tensor(tokens)
        place[:, row, : len(tokens)] = positions(tokens, pad)
        asked[row, start - 1 : len(tokens) - 1] = True
    ids, place, asked = ids.to(device), place.to(device), asked.to(device)
    x = photos[numbers]
    if noise:
        x = x * (1 + 0.03 * torch.randn(len(x), 1, 1, device=device)) + 0.03 * torch.randn_like(x)
    grid = torch.tensor([[1, GRID, GRID]] * len(numbers), device=device)
    with torch.autocast(device, torch.bfloat16):
        seen = see(model, x.flatten(0, 1), grid)
        embeds = model.get_input_embeddings()(ids)
        which = torch.tensor([k for k, _, _ in talks], device=device)
        embeds = embeds.masked_scatter((ids == pad)[..., None], seen[which].to(embeds.dtype))
        # What follows the end of a talk cannot change what is before it: no mask but the causal one is needed.
        hidden = model.model.language_model(inputs_embeds=embeds, position_ids=place, use_cache=False).last_hidden_state
        logits = model.lm_head(hidden[asked]).float()
    target = ids.roll(-1, 1)[asked]
    return F.cross_entropy(logits, target, reduction="none"), logits.argmax(1) == target


def save_weights(model, path):
    """Whole or not at all."""
    torch.save(model.state_dict(), path.with_suffix(".tmp"))
    os.replace(path.with_suffix(".tmp"), path)


def save_model(model, lessons, out):
    model = model.float()
    model.generation_config.update(do_sample=False, max_new_tokens=2048, eos_token_id=lessons.id("<|im_end|>"), pad_token_id=lessons.id("<|endoftext|>"))
    model.save_pretrained(out)
    tokenizer = PreTrainedTokenizerFast(
        tokenizer_object=lessons.tokenizer, eos_token="<|im_end|>", pad_token="<|endoftext|>", additional_special_tokens=SPECIAL, chat_template=CHAT
    )
    tokenizer.save_pretrained(out)
    processor = {
        "image_processor_type": "Qwen2VLImageProcessor", "processor_class": "Qwen2_5_VLProcessor", "patch_size": 14, "temporal_patch_size": 2,
        "merge_size": 2, "min_pixels": 65536, "max_pixels": 262144, "do_rescale": True, "do_normalize": True, "do_resize": True,
        "image_mean": [0.48145466, 0.4578275, 0.40821073], "image_std": [0.26862954, 0.26130258, 0.27577711],
    }
    (Path(out) / "preprocessor_config.json").write_text(json.dumps(processor, indent=1))


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--lessons", required=True)
    p.add_argument("--out", required=True)
    p.add_argument("--device", default="cpu")
    p.add_argument("--minutes", type=float, default=3)
    p.add_argument("--photos", type=int, default=4, help="a step")
    p.add_argument("--rate", type=float, default=RATE)
    a = p.parse_args()
    torch.manual_seed(0)
    torch.set_float32_matmul_precision("high")
    out = Path(a.out)
    out.mkdir(parents=True, exist_ok=True)
    lessons = Lessons(a.lessons)
    model = build(lessons).to(a.device)
    state = out / "model.pt"
    if state.exists():
        model.load_state_dict(torch.load(state, map_location=a.device))
    print(f"{sum(p.numel() for p in model.parameters()) / 1e6:.2f} M weights, {len(lessons.photos)} photos, {sum(map(len, lessons.talks))} talks, "
          f"longest {max(len(t[0]) for talks in lessons.talks for t in talks)}", flush=True)
    photos = torch.from_numpy(np.stack(lessons.photos)).to(a.device)
    matrices = [p for p in model.parameters() if p.ndim > 1]
    rest = [p for p in model.parameters() if p.ndim <= 1]
    optimizer = torch.optim.AdamW([{"params": matrices, "weight_decay": 0.01}, {"params": rest, "weight_decay": 0}], a.rate, betas=(0.9, 0.98))
    rng, started, step, sums = np.random.default_rng(), time.time(), 0, []
    log = csv.writer(open(out / "log.csv", "a", newline=""))
    order = []
    while True:
        done = (time.time() - started) / 60 / a.minutes
        if done >= 1:
            break
        if len(order) < a.photos:
            order = list(rng.permutation(len(photos)))
        numbers = [int(order.pop()) for _ in range(a.photos)]
        for group in optimizer.param_groups:
            group["lr"] = a.rate * min(1, (step + 1) / WARM_UP, max(0.01, 0.5 * (1 + math.cos(math.pi * done))))
        losses, right = read_aloud(model, lessons, numbers, photos, True, a.device)
        losses.mean().backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        optimizer.zero_grad()
        step += 1
        sums.append(torch.stack([losses.mean().detach(), right.float().mean()]))
        if step % 50 == 0:
            loss, share = torch.stack(sums).mean(0).tolist()
            sums = []
            log.writerow([step, f"{time.time() - started:.0f}", f"{loss:.5f}", f"{share:.5f}"])
            if step % 300 == 0:
                save_weights(model, state)
                print(f"step {step} {time.time() - started:.0f} s loss {loss:.4f} right {share:.4f}", flush=True)
    save_weights(model, state)
    model.eval()
    with torch.inference_mode():
        results = [read_aloud(model, lessons, [n], photos, False, a.device) for n in range(len(photos))]
    wrong = [int((~right).sum()) for _, right in results]
    print(f"after {step} steps: loss {torch.cat([l for l, _ in results]).mean():.5f}, wrong tokens by photo {wrong}", flush=True)
    save_model(model, lessons, out)


if __name__ == "__main__":
    main()
