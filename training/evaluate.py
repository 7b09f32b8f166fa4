"""python evaluate.py --data DIR --checkpoint FILE
Measures a network on the held-out shards and prints markdown. Also fits what the manifest carries: temperatures, and factors for
standard deviations, so that probabilities are what they say."""

import argparse
from pathlib import Path

import numpy as np
import torch

from data import Shards, recognizer_batch, segmenter_batch
from layout import AZIMUTH, BINS, CAMERA_NAMES, CATEGORY, SIZE_NAMES, SYMMETRY, read_layout
from losses import azimuth_target, take_true
from model import Recognizer, Segmenter


def load(checkpoint, data):
    """The averaged network of a checkpoint, ready to run."""
    state = torch.load(checkpoint, weights_only=False, map_location="cpu")
    net = Segmenter() if state["task"] == "segmenter" else Recognizer(read_layout(Path(data) / "schema.json"))
    floats = [t for t in net.state_dict().values() if t.is_floating_point()]
    for t, average in zip(floats, state["averages"], strict=True):
        t.copy_(average)
    return net.eval().to(memory_format=torch.channels_last), state


@torch.inference_mode()
def predict(net, shards, make_batch, limit, batch=128):
    """Outputs over the held-out samples, with targets. In bfloat16, as trained: three times as fast."""
    outputs, targets = [], []
    for start in range(0, min(limit, len(shards)), batch):
        images, labels = shards.read(range(start, min(start + batch, limit, len(shards))))
        inputs, target = make_batch(images, labels)
        with torch.autocast("cpu", torch.bfloat16):
            outputs.append(net(inputs))
        targets.append(target)
    if isinstance(outputs[0], dict):
        return {k: torch.cat([o[k] for o in outputs]) for k in outputs[0]}, torch.cat(targets)
    return torch.cat(outputs)[:, 0], torch.cat(targets)


def fit_temperature(logits, loss):
    """The divisor of logits with the least loss, by steps of 3%."""
    candidates = np.exp(np.arange(-30, 31) * 0.03)
    return float(candidates[np.argmin([loss(logits / t) for t in candidates.tolist()])])


def calibration_error(probability, right, bins=15):
    """Expected calibration error: how far confidence is from accuracy, over bins of equal width."""
    which = np.minimum((probability * bins).astype(int), bins - 1)
    gaps = [abs(probability[which == b].mean() - right[which == b].mean()) * (which == b).mean() for b in np.unique(which)]
    return float(np.sum(gaps))


def azimuth_error(logits, azimuth, turns):
    """Degrees between the mode of the posterior, refined by its neighbours, and the nearest equal azimuth."""
    p = logits.softmax(1)
    best = p.argmax(1)
    near = torch.stack([p[torch.arange(len(p)), (best + d) % BINS] for d in (-1, 0, 1)], 1)
    angle = (best + (near[:, 2] - near[:, 0]) / near.sum(1)) * 360 / BINS
    period = 360 / turns
    off = (angle - torch.rad2deg(azimuth)) % period
    return torch.minimum(off, period - off)


def measure_recognizer(outputs, labels, layout):
    """(figures, calibration, rows per category)."""
    count = len(layout["categories"])
    category = labels[:, CATEGORY].long()
    temperature = {"category": fit_temperature(outputs["category"], lambda x: torch.nn.functional.cross_entropy(x, category))}
    p = (outputs["category"] / temperature["category"]).softmax(1)
    top = p.topk(3, 1).indices
    first, third = top[:, 0] == category, (top == category[:, None]).any(1)
    inside = category < count
    target, known = azimuth_target(labels[:, AZIMUTH], torch.nan_to_num(labels[:, SYMMETRY]))
    known = known & inside
    az, target = outputs["azimuth"][known], target[known]
    temperature["azimuth"] = fit_temperature(az, lambda x: -(target * x.log_softmax(1)).sum(1).mean())
    errors = torch.full((len(labels),), np.nan)
    errors[known] = azimuth_error(az, labels[known, AZIMUTH], labels[known, SYMMETRY])
    true, spread, figures = take_true(outputs, labels, layout), {}, {}
    for name in ("camera", "size", "state", "reals"):
        pair, wanted, mask = true[name]
        error, sd = (wanted - pair[:, 0]).abs(), (0.5 * pair[:, 1]).exp()
        z = torch.where(mask, error / sd, np.nan).numpy()
        # Robust: the 68th percentile of |z| of a calibrated Gaussian is 1. Cameras and sizes have a factor for each component.
        each = z.T if name in ("camera", "size") else [z.flatten()]
        spread[name] = [float(np.nanquantile(column, 0.6827)) for column in each]
        error = torch.where(mask, error, np.nan)
        if name in ("camera", "size"):
            names = CAMERA_NAMES if name == "camera" else SIZE_NAMES
            figures |= {f"{n} MAE": float(np.nanmean(error[:, i])) for i, n in enumerate(names)}
        else:
            figures[f"{'joint state' if name == 'state' else 'real parameter'} MAE (shares)"] = float(np.nanmean(error))
    logits, wanted, mask = true["choices"]
    chosen, wanted = logits[mask], wanted[mask]
    temperature["choices"] = fit_temperature(chosen, lambda x: torch.nn.functional.cross_entropy(x, wanted))
    figures = {
        "top-1": first.float().mean().item(),
        "top-3": third.float().mean().item(),
        "'other' found": first[~inside].float().mean().item(),
        "taken for 'other' wrongly": (top[inside, 0] == count).float().mean().item(),
        "category ECE": calibration_error(p.max(1).values.numpy(), first.numpy()),
        "azimuth median, degrees": float(np.nanmedian(errors)),
        "azimuth within 20 degrees": (errors[known] < 20).float().mean().item(),
        **figures,
        "choice accuracy": (chosen.argmax(1) == wanted).float().mean().item(),
    }
    rows = []
    for i, name in enumerate([c["name"] for c in layout["categories"]] + ["other"]):
        its = category == i
        if its.any():
            confused = torch.bincount(top[its & ~first, 0], minlength=count + 1) if (its & ~first).any() else torch.zeros(count + 1)
            worst = ([c["name"] for c in layout["categories"]] + ["other"])[int(confused.argmax())] if confused.max() > 0 else ""
            az = float(np.nanmedian(errors[its])) if (its & known).any() else np.nan
            rows.append((name, int(its.sum()), first[its].float().mean().item(), third[its].float().mean().item(), az, worst))
    return figures, {"temperature": temperature, "spread": spread}, rows


def measure_segmenter(plain, hinted, target):
    solid = target > 0.5

    def overlap(logits):
        mask = logits > 0
        return (mask & solid).sum((1, 2)) / (mask | solid).sum((1, 2)).clamp(min=1)

    without, having = overlap(plain), overlap(hinted)
    return {
        "IoU mean": without.mean().item(),
        "IoU median": without.median().item(),
        "IoU below 0.8, share": (without < 0.8).float().mean().item(),
        "IoU mean with a hint": having.mean().item(),
    }


def evaluate(net, state, data, limit=4096):
    """(markdown, figures, calibration) of what `load` gave."""
    task = state["task"]
    shards = Shards(data, held_out=True, labels=task == "recognizer")
    calibration, rows = {}, []
    if task == "segmenter":
        results = [
            predict(net, shards, lambda i, l, h=h: segmenter_batch(i, l, hinted=h), limit) for h in (0.0, 1.0)
        ]
        figures = measure_segmenter(results[0][0], results[1][0], results[0][1])
    else:
        outputs, labels = predict(net, shards, recognizer_batch, limit)
        figures, calibration, rows = measure_recognizer(outputs, labels, net.layout)
    lines = [f"{task}, {state['seen']} presentations of {len(state['shards']) * 2048} samples; {min(limit, len(shards))} held out", ""]
    lines += ["| figure | value |", "| --- | --- |"] + [f"| {name} | {value:.4g} |" for name, value in figures.items()]
    if limit > 2000 and rows:
        lines += ["", "| category | n | top-1 | top-3 | azimuth median, degrees | most taken for |", "| --- | --- | --- | --- | --- | --- |"]
        lines += [f"| {n} | {k} | {a:.2f} | {b:.2f} | {'round' if np.isnan(z) else f'{z:.0f}'} | {w} |" for n, k, a, b, z, w in rows]
    if calibration:
        lines += ["", f"Calibration: {calibration}"]
    return "\n".join(lines), figures, calibration


if __name__ == "__main__":
    p = argparse.ArgumentParser()
    p.add_argument("--data", required=True)
    p.add_argument("--checkpoint", required=True)
    p.add_argument("--limit", type=int, default=4096)
    a = p.parse_args()
    torch.set_num_threads(1)
    print(evaluate(*load(a.checkpoint, a.data), a.data, a.limit)[0])
