"""The batches of data.py made on a GPU: the shards lie in its memory as bytes, and all that is drawn is drawn there. There it costs
nothing to move pictures about as well, so that many more passes can be made before they are known by heart."""

import math

import torch
import torch.nn.functional as F

from data import CLICK_SIGMA, SHARD
from layout import IMAGE


class ResidentShards:
    """Shards whose bytes are on a device, at most `capacity` of them; `refresh` takes in what was written since."""

    def __init__(self, shards, device, capacity):
        self.shards, self.device, self.held, self.capacity = shards, device, 0, capacity
        self.images = torch.empty((capacity * SHARD, IMAGE, IMAGE, 4), dtype=torch.uint8, device=device)
        self.labels = None
        self.refresh()

    @property
    def names(self):
        return self.shards.names[: self.held]

    def __len__(self):
        return SHARD * self.held

    def refresh(self):
        found = self.shards.refresh()
        for i in range(self.held, min(self.capacity, len(found.names))):
            place = slice(i * SHARD, (i + 1) * SHARD)
            self.images[place] = torch.from_numpy(found.images[i].copy()).to(self.device)
            if found.has_labels:
                rows = torch.from_numpy(found.labels[i])
                if self.labels is None:
                    self.labels = torch.empty((self.capacity * SHARD, rows.shape[1]), device=self.device)
                self.labels[place] = rows.to(self.device)
            self.held = i + 1
        return self

    def read(self, numbers):
        places = torch.from_numpy(numbers).to(self.device)
        return self.images[places], None if self.labels is None else self.labels[places]


class Draws:
    """Random tensors of a batch on its device."""

    def __init__(self, count, device):
        self.count, self.device = count, device

    def normal(self, *shape):
        return torch.randn(self.count, *shape, device=self.device)

    def uniform(self, low, high, *shape):
        return low + (high - low) * torch.rand(self.count, *shape, device=self.device)

    def chance(self, share):
        return torch.rand(self.count, device=self.device) < share


def colour_tables(draws):
    """As data.colour_tables: (B,3,256) in 0..1."""
    ramp = torch.arange(256, device=draws.device) / 255
    gamma, contrast = (draws.normal(1, 1).mul(s).exp() for s in (0.25, 0.2))
    curves = ((ramp**gamma - 0.5) * contrast + 0.5 + draws.normal(1, 1) * 0.07) * draws.normal(3, 1).mul(0.08).exp()
    return torch.where(draws.chance(0.1)[:, None, None], ramp, curves).clamp(0, 1)


def recolour(images, draws):
    """(B,H,W,4) bytes to (B,4,H,W) in 0..1: colours, order of channels and noise changed, the mask as it is."""
    order = torch.where(draws.chance(0.2)[:, None], draws.uniform(0, 1, 3).argsort(1), torch.arange(3, device=draws.device))
    bytes_ = images.permute(0, 3, 1, 2).flatten(2).long()
    rgb = bytes_[:, :3].gather(1, order[:, :, None].expand(-1, -1, bytes_.shape[2]))
    rgb = colour_tables(draws).gather(2, rgb)
    rgb += draws.normal(*rgb.shape[1:]) * (draws.uniform(0, 0.05) * draws.chance(0.3))[:, None, None]
    return torch.cat([rgb, bytes_[:, 3:] / 255], 1).view(-1, 4, *images.shape[1:3])


def move(planes, scale, angle, shift):
    """Seen `scale` times as large, turned by `angle` and shifted (B,2) in halves of the picture; the edge is repeated beyond it."""
    cos, sin = angle.cos() / scale, angle.sin() / scale
    row = torch.stack([cos, -sin, shift[:, 0], sin, cos, shift[:, 1]], 1)
    grid = F.affine_grid(row.view(-1, 2, 3), planes.shape, align_corners=False)
    return F.grid_sample(planes, grid, padding_mode="border", align_corners=False)


def recognizer_batch(images, labels):
    """The crop a little off, by what a mask is off: up to 4% in scale and place."""
    draws = Draws(len(images), images.device)
    planes = recolour(images, draws)
    planes = move(planes, draws.uniform(0.96, 1.04), draws.uniform(0, 0), draws.uniform(-0.04, 0.04, 2))
    planes[:, 3] = torch.where(draws.chance(0.025)[:, None, None], 1.0, planes[:, 3])
    return planes.to(memory_format=torch.channels_last), labels


def draw_hints(alpha, draws):
    """As data.draw_hint, for (B,H,W) masks in 0..1: boxes that are off, or clicks."""
    solid = alpha > 0.5
    weights = solid.flatten(1).float()
    weights[:, 0] += weights.sum(1) == 0
    at = torch.multinomial(weights, 1)[:, 0]
    grid = torch.arange(IMAGE, device=alpha.device)
    bells = [torch.exp(-((grid - place[:, None]) ** 2) / (2 * CLICK_SIGMA**2)) for place in (at % IMAGE, at // IMAGE)]
    click = bells[1][:, :, None] * bells[0][:, None]
    edges, sides = [], []
    for along in (1, 2):
        seen = solid.any(along)
        low, high = seen.float().argmax(1), IMAGE - seen.flip(1).float().argmax(1)
        edges.append((low, high))
        sides.append(high - low)
    spread = 0.04 * torch.maximum(*sides) + 1
    inside = []
    for low, high in edges:
        low, high = ((edge + draws.normal() * spread).round()[:, None] for edge in (low, high))
        inside.append((grid >= low) & (grid < high))
    box = (inside[1][:, :, None] & inside[0][:, None]).float()
    hint = torch.where(draws.chance(0.5)[:, None, None], click, box)
    return hint * solid.any(2).any(1)[:, None, None]


def segmenter_batch(images, _labels, hinted=0.5):
    """Mirrored, up to 12% smaller or 30% larger, turned by up to 15 degrees; half of it with a hint."""
    draws = Draws(len(images), images.device)
    planes = recolour(images, draws)
    scale = torch.where(draws.chance(0.3), 1.0, draws.uniform(math.log(0.88), math.log(1.3)).exp())
    angle = torch.where(draws.chance(0.5), 0.0, draws.uniform(-0.26, 0.26))
    planes = move(planes, scale, angle, draws.uniform(-1, 1, 2) * (1 - 1 / scale).abs()[:, None])
    planes = torch.where(draws.chance(0.5)[:, None, None, None], planes.flip(3), planes)
    target = planes[:, 3].clone()
    planes[:, 3] = torch.where(draws.chance(hinted)[:, None, None], draw_hints(target, draws), 0.0)
    return planes.to(memory_format=torch.channels_last), target
