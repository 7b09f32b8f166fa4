"""Shards of pictures and labels, and cheap augmentation: a lookup table per sample and channel turns bytes into bfloat16 planes
(0.1 ms a sample on one core; the same in float arithmetic is ten times that)."""

from pathlib import Path

import numpy as np
import torch

from layout import IMAGE

SHARD = 2048
HELD_OUT = 2  # the first shards of a folder are never trained on


class Shards:
    """The finished shards of a folder that may still be growing: `refresh` looks again. Samples are numbered over all of them."""

    def __init__(self, folder, held_out, labels):
        self.folder, self.held_out, self.has_labels = Path(folder), held_out, labels
        self.names, self.images, self.labels = [], [], []
        self.refresh()

    def refresh(self):
        for path in sorted(self.folder.glob("*.images.u8")):
            name = path.name.split(".")[0]
            labels = self.folder / f"{name}.labels.f32"
            wrong_side = (int(name) < HELD_OUT) != self.held_out
            if name in self.names or wrong_side or (self.has_labels and not labels.exists()):
                continue
            images = np.memmap(path, np.uint8, "r").reshape(-1, IMAGE, IMAGE, 4)
            if len(images) == SHARD:
                self.names.append(name)
                self.images.append(images)
                self.labels.append(np.fromfile(labels, np.float32).reshape(SHARD, -1) if self.has_labels else None)
        return self

    def __len__(self):
        return SHARD * len(self.names)

    def read(self, numbers):
        """(B,128,128,4) bytes and (B,L) labels or None."""
        where = [(n // SHARD, n % SHARD) for n in numbers]
        images = np.stack([self.images[s][i] for s, i in where])
        return images, np.stack([self.labels[s][i] for s, i in where]) if self.has_labels else None


PASS = 32_768


def draw_batches(shards, batch, rng):
    """Batches of sample numbers for ever, drawn without repeats in passes of at most PASS, each of the shards that exist by then."""
    while True:
        order = rng.permutation(len(shards.refresh()))[:PASS]
        yield from (order[i : i + batch] for i in range(0, len(order) - batch + 1, batch))


RAMP = np.arange(256, dtype=np.float32) / 255
NOISE = torch.from_numpy(np.random.default_rng(0).standard_normal(1 << 20).astype(np.float32)).bfloat16()


def colour_tables(count, rng):
    """(count,3,256) float32 in 0..1: gamma, contrast, brightness and a gain per channel; a tenth of them change nothing."""
    def column(values):
        return values.astype(np.float32).reshape(count, -1, 1)

    gamma = column(np.exp(rng.normal(0, 0.25, count)))
    contrast = column(np.exp(rng.normal(0, 0.2, count)))
    brightness = column(rng.normal(0, 0.07, count))
    gain = column(np.exp(rng.normal(0, 0.08, (count, 3))))
    curves = ((RAMP**gamma - 0.5) * contrast + 0.5 + brightness) * gain
    curves[rng.random(count) < 0.1] = RAMP
    return np.clip(curves, 0, 1)


def to_planes(images, rng=None, whole_mask=0.0):
    """(B,128,128,4) bytes to a (B,4,128,128) bfloat16 tensor in 0..1. With `rng` it is augmented: colours, order of channels, noise;
    a share `whole_mask` gets a fourth channel of ones, as when nothing is known of the outline."""
    count = len(images)
    lut = np.tile(RAMP, (count, 4, 1))
    source = np.tile(np.arange(4), (count, 1))
    if rng is not None:
        lut[:, :3] = colour_tables(count, rng)
        lut[rng.random(count) < whole_mask, 3] = 1
        for i in np.flatnonzero(rng.random(count) < 0.2):
            source[i, :3] = rng.permutation(3)
    lut = torch.from_numpy(lut).bfloat16().view(torch.int16).numpy()
    planes = np.empty((count, 4, IMAGE, IMAGE), np.int16)
    for i in range(count):
        for c in range(4):
            np.take(lut[i, c], images[i, :, :, source[i, c]], out=planes[i, c], mode="clip")
    planes = torch.from_numpy(planes).view(torch.bfloat16)
    if rng is not None:
        size = 3 * IMAGE * IMAGE
        for i in np.flatnonzero(rng.random(count) < 0.3):
            at = rng.integers(len(NOISE) - size)
            planes[i, :3] += NOISE[at : at + size].view(3, IMAGE, IMAGE) * float(rng.uniform(0, 0.05))
    return planes


CLICK_SIGMA = 6.0  # px


def box_hint(x0, y0, x1, y1):
    """1 inside the box of pixels, bounds included at the start and excluded at the end, 0 outside."""
    hint = np.zeros((IMAGE, IMAGE), np.float32)
    hint[max(0, y0) : max(0, y1), max(0, x0) : max(0, x1)] = 1
    return hint


def click_hint(x, y):
    """A round bell of CLICK_SIGMA about a pixel."""
    grid = np.arange(IMAGE)
    bell_x, bell_y = (np.exp(-((grid - at) ** 2) / (2 * CLICK_SIGMA**2)) for at in (x, y))
    return np.outer(bell_y, bell_x).astype(np.float32)


def draw_hint(alpha, rng):
    """What a user might mark: a box that is off by some pixels, or a click somewhere on the object. `alpha` (128,128) bytes."""
    rows, columns = np.nonzero(alpha > 127)
    if len(rows) == 0:
        return np.zeros((IMAGE, IMAGE), np.float32)
    if rng.random() < 0.5:
        at = rng.integers(len(rows))
        return click_hint(columns[at], rows[at])
    spread = 0.04 * max(np.ptp(rows), np.ptp(columns)) + 1
    edges = [columns.min(), rows.min(), columns.max() + 1, rows.max() + 1] + rng.normal(0, spread, 4)
    return box_hint(*np.round(edges).astype(int))


def recognizer_batch(images, labels, rng=None):
    return to_planes(images, rng, whole_mask=0.025), torch.from_numpy(labels)


def segmenter_batch(images, _labels, rng=None, hinted=0.5):
    """Input with a hint for a share of the samples in the fourth channel, and target (B,128,128) in 0..1."""
    if rng is not None:
        mirrored = rng.random(len(images)) < 0.5
        images[mirrored] = images[mirrored, :, ::-1]
    alpha = images[..., 3]
    target = torch.from_numpy(alpha.astype(np.float32) / 255)
    planes = to_planes(images, rng)
    planes[:, 3] = 0
    draws = rng or np.random.default_rng(len(images))
    for i in np.flatnonzero(draws.random(len(images)) < hinted):
        planes[i, 3] = torch.from_numpy(draw_hint(alpha[i], draws))
    return planes, target
