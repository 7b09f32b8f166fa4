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


def fold_pixels(x):
    """(B,4,128,128) to (B,64,32,32) in channels-last memory: each 4x4 patch becomes channels. Written with permute because
    pixel_unshuffle makes a second copy."""
    b, c, h, w = x.shape
    patches = x.reshape(b, c, h // 4, 4, w // 4, 4).permute(0, 2, 4, 1, 3, 5)
    return patches.reshape(b, h // 4, w // 4, c * 16).permute(0, 3, 1, 2)


def bounded(x, low, high):
    """Smoothly within (low, high)."""
    middle, half = (low + high) / 2, (high - low) / 2
    return middle + half * torch.tanh((x - middle) / half)


LOG_VARIANCE = (-9.0, 1.0)  # standard deviations from 0.011 to 1.65: of angles in rad, of logarithms, of shares


class Recognizer(nn.Module):
    """RGB and mask in 0..1 to everything that the fit starts from. Places are those of layout.py; pairs are mean and log variance."""

    def __init__(self, layout, widths=(32, 64, 160, 192), blocks=(2, 3), feature=416, hidden=224):
        super().__init__()
        count, self.layout = len(layout["categories"]), layout
        self.stem = nn.Sequential(*conv(64, widths[0], 1), nn.ReLU(inplace=True))
        self.body = nn.Sequential(
            stage(widths[0], widths[1], blocks[0]), stage(widths[1], widths[2], blocks[1]), stage(widths[2], widths[3], 0)
        )
        # The object always fills the crop, so where something is says as much as what it is: no pooling.
        self.feature = nn.Sequential(nn.Flatten(), nn.Linear(16 * widths[3], feature), nn.LayerNorm(feature), nn.ReLU())
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
    """RGB and a hint in 0..1 (zeros: no hint) to mask logits (B,1,128,128). A small U-Net on folded pixels: each place of its
    32x32 output holds the logits of 4x4 pixels."""

    def __init__(self, widths=(64, 96, 192)):
        super().__init__()
        a, b, c = widths
        self.stem = nn.Sequential(*conv(64, a, 1), nn.ReLU(inplace=True), Block(a), Block(a))
        self.down1, self.down2 = stage(a, b, 2), stage(b, c, 2)
        self.everywhere = nn.Linear(c, c)
        self.up1 = nn.Sequential(*conv(c, b, 1))
        self.join1 = Block(b)
        self.up2 = nn.Sequential(*conv(b, a, 1))
        self.join2 = nn.Sequential(*[m for inputs in (a + 64, 64) for m in (*conv(inputs, 64), nn.ReLU(inplace=True))])
        self.logits = nn.Conv2d(64, 16, 1)

    def forward(self, raw):
        folded = fold_pixels(raw - 0.5)
        fine = self.stem(folded)
        middle = self.down1(fine)
        coarse = self.down2(middle)
        coarse = coarse + self.everywhere(coarse.mean((2, 3)))[:, :, None, None]
        middle = self.join1(F.relu(middle + F.interpolate(self.up1(coarse), scale_factor=2.0)))
        fine = F.relu(fine + F.interpolate(self.up2(middle), scale_factor=2.0))
        return F.pixel_shuffle(self.logits(self.join2(torch.cat([fine, folded], 1))).float(), 4)
