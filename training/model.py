"""Two networks for a CPU with AMX: ordinary 3x3 convolutions in bfloat16 and channels-last, widths in steps of 32, a 4x4
space-to-depth stem instead of work at full resolution. See README.md for what was measured."""

import torch
import torch.nn.functional as F
from torch import nn

from layout import BINS, STATES


def conv(inputs, outputs, size=3, stride=1):
    return [nn.Conv2d(inputs, outputs, size, stride, size // 2, bias=False), nn.BatchNorm2d(outputs)]


class Block(nn.Module):
    """Two 3x3 convolutions about a shortcut."""

    def __init__(self, width):
        super().__init__()
        self.body = nn.Sequential(*conv(width, width), nn.ReLU(inplace=True), *conv(width, width))
        nn.init.zeros_(self.body[-1].weight)  # each block begins as nothing: steadier at a high learning rate

    def forward(self, x):
        return F.relu(x + self.body(x))


def stage(inputs, width, blocks):
    return nn.Sequential(*conv(inputs, width, 3, 2), nn.ReLU(inplace=True), *[Block(width) for _ in range(blocks)])


def fold_pixels(x, side=4):
    """(B,C,H,W) to (B,C*side^2,H/side,W/side) in channels-last memory: each patch becomes channels. Written with permute because
    pixel_unshuffle makes a second copy."""
    b, c, h, w = x.shape
    patches = x.reshape(b, c, h // side, side, w // side, side).permute(0, 2, 4, 1, 3, 5)
    return patches.reshape(b, h // side, w // side, c * side**2).permute(0, 3, 1, 2)


def bounded(x, low, high):
    """Smoothly within (low, high)."""
    middle, half = (low + high) / 2, (high - low) / 2
    return middle + half * torch.tanh((x - middle) / half)


LOG_VARIANCE = (-9.0, 1.0)  # standard deviations from 0.011 to 1.65: of angles in rad, of logarithms, of shares


class Recognizer(nn.Module):
    """RGB and mask in 0..1 to everything that the fit starts from. Places are those of layout.py; pairs are mean and log variance."""

    def __init__(self, layout, widths=(48, 96, 176, 192), blocks=(1, 3, 3, 1), feature=352, hidden=256):
        super().__init__()
        count, self.layout = len(layout["categories"]), layout
        self.stem = nn.Sequential(*conv(64, widths[0], 1), nn.ReLU(inplace=True), *[Block(widths[0]) for _ in range(blocks[0])])
        self.body = nn.Sequential(*[stage(*pair, count) for *pair, count in zip(widths, widths[1:], blocks[1:])])
        # The object always fills the crop, so where something is says as much as what it is: no pooling.
        self.feature = nn.Sequential(nn.Flatten(), nn.Linear(16 * widths[3], feature), nn.LayerNorm(feature), nn.ReLU(), nn.Dropout(0.1))
        self.category = nn.Linear(feature, count + 1)
        self.azimuth = nn.Linear(feature, BINS)
        self.camera = nn.Linear(feature, 2 * 3)
        # What depends on the category shares a narrow feature, for each category has few samples.
        self.hidden = nn.Sequential(nn.Linear(feature, hidden), nn.ReLU())
        self.size = nn.Linear(hidden, count * 2 * 3)
        self.state = nn.Linear(hidden, count * 2 * STATES)
        self.reals = nn.Linear(hidden, 2 * layout["reals"])
        self.choices = nn.Linear(hidden, layout["choices"])

    def category_heads(self):
        return [self.size, self.state, self.reals, self.choices]

    def forward(self, raw):
        rgb, mask = raw[:, :3], raw[:, 3:]
        # rgb * mask + 0.5 * (1 - mask), less the 0.5.
        x = self.stem(fold_pixels(torch.cat([(rgb - 0.5) * mask, mask], 1)))
        feature = self.feature(self.body(x))
        hidden, count = self.hidden(feature), len(self.layout["categories"])
        return {
            "category": self.category(feature).float(),
            "azimuth": self.azimuth(feature).float(),
            "camera": pairs(self.camera(feature).view(-1, 2, 3)),
            "size": pairs(self.size(hidden).view(-1, count, 2, 3)),
            "state": pairs(self.state(hidden).view(-1, count, 2, STATES)),
            "reals": pairs(self.reals(hidden).view(-1, 2, self.layout["reals"])),
            "choices": self.choices(hidden).float(),
        }


def pairs(x):
    """(..., 2, N): means, and log variances held within LOG_VARIANCE; they start at a standard deviation of 0.3."""
    mean, log_variance = x.float().unbind(-2)
    return torch.stack([mean, bounded(log_variance - 2.4, *LOG_VARIANCE)], -2)


class Segmenter(nn.Module):
    """RGB and a hint in 0..1 (zeros: no hint) to mask logits (B,1,128,128). A U-Net from 64x64, where each place is 2x2 pixels: thin
    blades and wires are lost in anything coarser."""

    def __init__(self, widths=(32, 96, 144, 224), blocks=(1, 2, 3, 2)):
        super().__init__()
        self.stem = nn.Sequential(*conv(16, widths[0]), nn.ReLU(inplace=True), *[Block(widths[0]) for _ in range(blocks[0])])
        self.down = nn.ModuleList(stage(*pair, count) for *pair, count in zip(widths, widths[1:], blocks[1:]))
        self.everywhere = nn.Linear(widths[-1], widths[-1])
        self.up = nn.ModuleList(nn.Sequential(*conv(wide, width, 1)) for width, wide in zip(widths, widths[1:]))
        self.join = nn.ModuleList(Block(width) for width in widths[:-1])
        self.logits = nn.Conv2d(widths[0], 4, 1)

    def forward(self, raw):
        x = self.stem(fold_pixels(raw - 0.5, 2))
        seen = []
        for down in self.down:
            seen.append(x)
            x = down(x)
        x = x + self.everywhere(x.mean((2, 3)))[:, :, None, None]
        for up, join in reversed(list(zip(self.up, self.join))):
            x = join(F.relu(seen.pop() + F.interpolate(up(x), scale_factor=2.0)))
        return F.pixel_shuffle(self.logits(x).float(), 2)
