"""python reference.py --pack DIR --out DIR
The sampler once more, in Python on the same ONNX files: writes what the product's must reproduce, as test/fixtures/decoder/run.json and run.bin."""

import argparse
import json
from pathlib import Path

import numpy as np
import onnxruntime

# Few steps, so that tests are quick; the last one lies outside the interval of guidance.
SAMPLER = {"steps": 3, "rescale": 3, "guidance": 5, "interval": [0.7, 1]}
MEAN, DEVIATION = np.array([0.485, 0.456, 0.406]), np.array([0.229, 0.224, 0.225])


def time_steps(steps, rescale):
    u = np.linspace(1, 0, steps + 1)
    return rescale * u / (1 + (rescale - 1) * u)


def sample(velocity, x, tokens, low, steps, rescale, guidance, interval):
    """From noise at t 1 to a latent at t 0. Without the image, tokens are zeros; `low` stays."""
    times = time_steps(steps, rescale)
    for t, following in zip(times, times[1:]):
        v = velocity(x, t, tokens, low)
        if interval[0] <= t <= interval[1]:
            v = (1 + guidance) * v - guidance * velocity(x, t, np.zeros_like(tokens), low)
        x = x - np.float32(t - following) * v
    return x


def draw_image():
    """(1,3,518,518), normalised: colours by a rule that the product's test follows too."""
    y, x, c = np.meshgrid(np.arange(518), np.arange(518), np.arange(3), indexing="ij")
    colours = ((7 * x + 13 * y + 29 * c) % 256) / 255
    return ((colours - MEAN) / DEVIATION).transpose(2, 0, 1)[None].astype(np.float32)


def draw_voxels():
    """A ball of radius 9 about the middle of 32^3, centred in 64^3."""
    centre = np.stack(np.meshgrid(*[np.arange(32) - 15.5] * 3, indexing="ij"))
    grid = np.zeros((1, 1, 64, 64, 64), np.float32)
    grid[0, 0, 16:48, 16:48, 16:48] = (centre**2).sum(0) < 81
    return grid


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--pack", required=True, type=Path)
    p.add_argument("--out", required=True, type=Path)
    a = p.parse_args()
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    open_ = lambda name: onnxruntime.InferenceSession(str(a.pack / f"{name}.onnx"), options, providers=["CPUExecutionProvider"])
    (low,) = open_("encoder").run(None, {"voxels": draw_voxels()})
    (tokens,) = open_("image").run(None, {"image": draw_image()})
    flow = open_("flow")
    noise = np.random.default_rng(5).standard_normal((1, 8, 16, 16, 16)).astype(np.float32)
    ask = lambda x, t, tokens, low: flow.run(None, {"x": x, "t": np.array([t], np.float32), "tokens": tokens, "low": low})[0]
    latent = sample(ask, noise, tokens, low, **SAMPLER)
    (logits,) = open_("decoder").run(None, {"latent": latent})
    every = lambda values: values.reshape(-1)[::499].astype(np.float32)
    arrays = {"noise": noise, "latent": latent, "low": every(low), "tokens": every(tokens), "logits": every(logits)}
    a.out.mkdir(parents=True, exist_ok=True)
    (a.out / "run.bin").write_bytes(b"".join(one.astype("<f4").tobytes() for one in arrays.values()))
    lengths = {name: int(one.size) for name, one in arrays.items()}
    (a.out / "run.json").write_text(json.dumps({"sampler": SAMPLER, "lengths": lengths, "occupied": int((logits > 0).sum())}) + "\n")
    print({name: float(np.abs(one).max()) for name, one in arrays.items()}, int((logits > 0).sum()))


if __name__ == "__main__":
    main()
