"""The four networks of the decoder pack as the product runs them: tensors in, tensors out, batch 1, float32, fixed shapes. Each wraps a module that
an adapter loaded (`published.py`, `reduced.py`); what is added here is what the published pipeline does around its modules."""

import inspect
from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import nn

LATENT = (1, 8, 16, 16, 16)
GRID = (1, 1, 64, 64, 64)
# 518 / 14 = 37 patches a side; with the class token and four registers 1 + 4 + 37^2 = 1374.
IMAGE = (1, 3, 518, 518)
TOKENS = (1, 1374, 1024)
# The flow was trained on time times 1000.
TIME_SCALE = 1000


@dataclass
class Modules:
    """What an adapter loads. `sampler` is as in decoder.json, `title` and `licence` as in physx-model.json."""

    encoder: nn.Module
    image: nn.Module
    flow: nn.Module
    decoder: nn.Module
    sampler: dict
    title: str
    licence: dict


class Encoder(nn.Module):
    """Voxels (0 or 1) to the mean of their latent."""

    def __init__(self, net):
        super().__init__()
        self.net = net

    def forward(self, voxels):
        out = self.net(voxels)
        out = out[0] if isinstance(out, (tuple, list)) else out
        # An encoder that gives mean and log-variance gives them one after the other.
        return out[:, : LATENT[1]]


class Image(nn.Module):
    """A normalised image to what the flow attends to: tokens before DINOv2's own norm, normalised without weights."""

    def __init__(self, net):
        super().__init__()
        self.net = net

    def forward(self, image):
        tokens = self.net(image, is_training=True)["x_prenorm"]
        return F.layer_norm(tokens, tokens.shape[-1:])


class Flow(nn.Module):
    """Velocity at x and time t (0 to 1), given the image's tokens and the latent of the coarse voxels."""

    def __init__(self, net):
        super().__init__()
        self.net, self.name = net, name_of_low(net)

    def forward(self, x, t, tokens, low):
        return self.net(x, t * TIME_SCALE, tokens, **{self.name: low})


class Decoder(nn.Module):
    """A latent to logits of occupancy."""

    def __init__(self, net):
        super().__init__()
        self.net = net

    def forward(self, latent):
        return self.net(latent)


def name_of_low(net):
    """What the flow's forward calls the coarse latent: its fourth argument, after x, time and condition."""
    names = [n for n, p in inspect.signature(net.forward).parameters.items() if p.kind in (p.POSITIONAL_OR_KEYWORD, p.KEYWORD_ONLY)]
    if len(names) < 4:
        raise SystemExit(f"{type(net).__name__}.forward takes {names}: this flow has no control input; name the right model with --flow.")
    return names[3]


def wrap(modules):
    """{name: (module, example inputs by name, (output name, shape))}; the examples are random, with a fixed seed."""
    draw = torch.Generator().manual_seed(7)
    normal = lambda shape: torch.randn(shape, generator=draw)
    voxels = (torch.rand(GRID, generator=draw) < 0.02).float()
    inputs = {"x": normal(LATENT), "t": torch.tensor([0.7]), "tokens": normal(TOKENS), "low": normal(LATENT)}
    return {
        "encoder": (Encoder(modules.encoder), {"voxels": voxels}, ("low", LATENT)),
        "image": (Image(modules.image), {"image": normal(IMAGE)}, ("tokens", TOKENS)),
        "flow": (Flow(modules.flow), inputs, ("velocity", LATENT)),
        "decoder": (Decoder(modules.decoder), {"latent": normal(LATENT)}, ("logits", GRID)),
    }
