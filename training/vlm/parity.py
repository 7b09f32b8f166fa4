"""python parity.py --checkpoint DIR --onnx DIR [--limit 1e-3]: how far the exported files are from the transformers library. Two sizes of image in one talk;
logits of a whole talk, the same in pieces through the cache, and 200 tokens said greedily."""

import argparse
from pathlib import Path

import numpy as np
import onnxruntime
import torch

TYPES = {"tensor(float)": np.float32, "tensor(float16)": np.float16}


class Exported:
    """The three files, with a cache that grows."""

    def __init__(self, folder):
        def load(name):
            return onnxruntime.InferenceSession(next(Path(folder, "onnx").glob(f"{name}*.onnx")))

        self.embed, self.eyes, self.decoder = map(load, ("embed_tokens", "vision_encoder", "decoder_model_merged"))
        self.caches = [i for i in self.decoder.get_inputs() if i.name.startswith("past")]

    def see(self, pixels, grid):
        return self.eyes.run(None, {"pixel_values": pixels.numpy(), "image_grid_thw": grid.numpy()})[0]

    def start(self):
        self.past = {i.name: np.zeros((1, i.shape[1], 0, i.shape[3]), TYPES[i.type]) for i in self.caches}
        self.length = 0

    def read(self, embeds, places, keep=0):
        self.length += embeds.shape[1]
        feeds = {"inputs_embeds": embeds, "attention_mask": np.ones((1, self.length), np.int64), "position_ids": places}
        logits, *present = self.decoder.run(None, feeds | {"num_logits_to_keep": np.array(keep)} | self.past)
        self.past = {i.name: value for i, value in zip(self.caches, present)}
        return logits


@torch.inference_mode()
def compare(net, folder, tokens=200):
    """{what: difference}; logits and features are absolute, said tokens the number that differ."""
    exported, config = Exported(folder), net.config
    generator = torch.Generator().manual_seed(0)
    grid = torch.tensor([[1, 36, 36], [1, 12, 22]])
    pixels = torch.randn(int(grid.prod(1).sum()), 1176, generator=generator)
    counts = (grid.prod(1) // 4).tolist()
    low = 7
    words = lambda n: torch.randint(low, config.text_config.vocab_size, (n,), generator=generator)
    image = torch.full((1,), config.image_token_id)
    ids = torch.cat([words(9), image.repeat(counts[0]), words(30), image.repeat(counts[1]), words(40)])[None]
    kinds = (ids == config.image_token_id).int()
    theirs = net(input_ids=ids, pixel_values=pixels, image_grid_thw=grid, mm_token_type_ids=kinds).logits.numpy()
    features = torch.cat(list(net.model.get_image_features(pixels, grid, return_dict=True).pooler_output)).numpy()
    seen = exported.see(pixels, grid)
    places, delta = net.model.get_rope_index(ids, kinds, grid)
    embeds = exported.embed.run(None, {"input_ids": ids.numpy()})[0].copy()
    embeds[kinds.numpy() == 1] = seen
    places = places.numpy()
    exported.start()
    whole = exported.read(embeds, places)
    exported.start()
    pieces = np.concatenate([exported.read(embeds[:, a:b], places[:, :, a:b]) for a, b in ((0, 50), (50, 51), (51, ids.shape[1]))], 1)
    exported.start()
    last = exported.read(embeds, places, keep=1)
    out = net.generate(
        input_ids=ids, pixel_values=pixels, image_grid_thw=grid, mm_token_type_ids=kinds, attention_mask=torch.ones_like(ids),
        max_new_tokens=tokens, min_new_tokens=tokens, do_sample=False, repetition_penalty=1.0, eos_token_id=None,
    )  # fmt: skip
    said, step = [int(last[0, -1].argmax())], last
    while len(said) < tokens:
        at = ids.shape[1] + len(said) - 1 + int(delta[0, 0])
        word = exported.embed.run(None, {"input_ids": np.array([[said[-1]]])})[0]
        step = exported.read(word, np.full((3, 1, 1), at), keep=1)
        said.append(int(step[0, -1].argmax()))
    return {
        "image features": float(np.abs(seen - features).max()),
        "logits": float(np.abs(whole - theirs).max()),
        "logits in pieces": float(np.abs(pieces - theirs).max()),
        "last logits alone": float(np.abs(last[:, -1] - theirs[:, -1]).max()),
        f"of {tokens} greedy tokens": float(sum(a != b for a, b in zip(said, out[0, ids.shape[1] :].tolist(), strict=True))),
    }


def main():
    from transformers import Qwen2_5_VLForConditionalGeneration

    p = argparse.ArgumentParser()
    p.add_argument("--checkpoint", required=True)
    p.add_argument("--onnx", required=True)
    p.add_argument("--limit", type=float, default=1e-3, help="largest difference; float16 and 4 bits want more")
    a = p.parse_args()
    torch.set_num_threads(1)
    net = Qwen2_5_VLForConditionalGeneration.from_pretrained(a.checkpoint, dtype=torch.float32).eval()
    differences = compare(net, a.onnx)
    print("| what | difference |\n| --- | --- |\n" + "\n".join(f"| {what} | {value:.2g} |" for what, value in differences.items()))
    assert max(differences.values()) <= a.limit, "the export computes something else"


if __name__ == "__main__":
    main()
