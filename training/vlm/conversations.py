"""Lessons (scripts/vlm/write-lessons.ts) as tokens, positions and patches, as Qwen2.5-VL reads them."""

import json
from pathlib import Path

import numpy as np
import torch
from PIL import Image
from tokenizers import Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers, trainers

SPECIAL = ["<|endoftext|>", "<|im_start|>", "<|im_end|>", "<|vision_start|>", "<|vision_end|>", "<|image_pad|>", "<|video_pad|>"]
# How Qwen2.5's tokenizer splits text before merging: each digit is a token of its own.
SPLIT = r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+"
CHAT = (
    "{% for m in messages %}<|im_start|>{{ m['role'] }}\n{% if m['content'] is string %}{{ m['content'] }}{% else %}"
    "{% for c in m['content'] %}{% if c['type'] == 'image' or 'image' in c or 'image_url' in c %}"
    "<|vision_start|><|image_pad|><|vision_end|>{% else %}{{ c['text'] }}{% endif %}{% endfor %}{% endif %}<|im_end|>\n{% endfor %}"
    "{% if add_generation_prompt %}<|im_start|>assistant\n{% endif %}"
)

SIDE, PATCH, MERGE = 504, 14, 2  # 512 after rounding to whole merged patches
GRID = SIDE // PATCH
TOKENS = (GRID // MERGE) ** 2
MEAN = np.array([0.48145466, 0.4578275, 0.40821073], np.float32)
STD = np.array([0.26862954, 0.26130258, 0.27577711], np.float32)


def train_tokenizer(texts, size):
    tokenizer = Tokenizer(models.BPE())
    tokenizer.normalizer = normalizers.NFC()
    split = pre_tokenizers.Split(Regex(SPLIT), "isolated")
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence([split, pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False)])
    tokenizer.decoder = decoders.ByteLevel()
    alphabet = pre_tokenizers.ByteLevel.alphabet()
    tokenizer.train_from_iterator(texts, trainers.BpeTrainer(vocab_size=size, special_tokens=SPECIAL, initial_alphabet=alphabet))
    return tokenizer


def patches_of(path):
    """(GRID^2, 1176) float32: merged patches in rows, the picture twice in time."""
    image = Image.open(path).convert("RGB").resize((SIDE, SIDE), Image.Resampling.BICUBIC)
    x = ((np.asarray(image, np.float32) / 255 - MEAN) / STD).transpose(2, 0, 1)
    x = x.reshape(3, GRID // MERGE, MERGE, PATCH, GRID // MERGE, MERGE, PATCH).transpose(1, 4, 2, 5, 0, 3, 6)
    return np.repeat(x[..., None, :, :], 2, axis=5).reshape(GRID * GRID, -1)


class Lessons:
    """`photos[i]` (1296,1176), and `talks[i]`: for the description and each part of photo i, (ids, start of the reply)."""

    def __init__(self, folder, vocabulary=1024, tokenizer=None):
        folder = Path(folder)
        lessons = [json.loads(p.read_text()) for p in sorted(folder.glob("[0-9]*.json"))]
        questions = json.loads((folder / "questions.json").read_text())
        texts = [m["text"] for m in questions["part"]]
        texts += [t for lesson in lessons for t in (lesson["description"], *(p["voxels"] for p in lesson["parts"]))]
        self.tokenizer = tokenizer or train_tokenizer(texts, vocabulary)
        self.photos = [patches_of(p) for p in sorted(folder.glob("[0-9]*.png"))]
        self.talks = []
        for lesson in lessons:
            talks = [self.talk(questions["overall"], lesson["description"])]
            for part in lesson["parts"]:
                messages = json.loads(json.dumps(questions["part"]))
                messages[2]["text"] = lesson["description"]
                messages[3]["text"] = messages[3]["text"].replace("l_7", f"l_{part['id']}")
                talks.append(self.talk(messages, part["voxels"]))
            self.talks.append(talks)

    def talk(self, messages, reply):
        text = ""
        for m in messages:
            image = "<|vision_start|>" + "<|image_pad|>" * TOKENS + "<|vision_end|>" if m.get("hasImage") else ""
            text += f"<|im_start|>{m['role']}\n{image}{m['text']}<|im_end|>\n"
        prompt = self.tokenizer.encode(text + "<|im_start|>assistant\n").ids
        return prompt + self.tokenizer.encode(reply + "<|im_end|>").ids, len(prompt)

    def id(self, token):
        return self.tokenizer.token_to_id(token)


def positions(ids, pad):
    """(3, S) of time, row and column: an image's tokens stand in a square, text goes on after its longest side."""
    ids = np.asarray(ids)
    first = int(np.argmax(ids == pad))
    out = np.tile(np.arange(len(ids)), (3, 1))
    side = GRID // MERGE
    rows, columns = np.divmod(np.arange(TOKENS), side)
    out[:, first : first + TOKENS] = first + np.stack([np.zeros_like(rows), rows, columns])
    out[:, first + TOKENS :] += side - TOKENS
    return torch.from_numpy(out)
