"""A decoder of the published form, a thousandth of its size, with random weights: the same tensors at the seams, the same kinds of layers. It makes no
sense of an image; it is there so that export, parity and the product's sampler can be tested without anybody's weights. Written from the paper's and
TRELLIS' description of the layers (arXiv 2412.01506, 2511.13648)."""

import math

import torch
import torch.nn.functional as F
from torch import nn

from seams import Modules

WIDTH, HEADS, DEPTH, CONTEXT = 32, 2, 2, 1024
PATCHES, REGISTERS = 37, 4
TITLE = "Decoder of reduced width with random weights, for tests"
SAMPLER = {"steps": 25, "rescale": 3, "guidance": 5, "interval": [0.5, 1]}


class ChannelNorm(nn.LayerNorm):
    """LayerNorm over the channels of (B,C,X,Y,Z)."""

    def forward(self, x):
        return super().forward(x.movedim(1, -1)).movedim(-1, 1)


class Residual(nn.Module):
    def __init__(self, channels):
        super().__init__()
        self.norms = nn.ModuleList(ChannelNorm(channels) for _ in range(2))
        self.convs = nn.ModuleList(nn.Conv3d(channels, channels, 3, padding=1) for _ in range(2))

    def forward(self, x):
        y = x
        for norm, conv in zip(self.norms, self.convs):
            y = conv(F.silu(norm(y)))
        return x + y


class Encoder(nn.Module):
    """64^3 to 16^3 by two strided convolutions; mean and log-variance side by side."""

    def __init__(self, channels=(4, 8, 16)):
        super().__init__()
        layers = [nn.Conv3d(1, channels[0], 3, padding=1)]
        for narrow, wide in zip(channels, channels[1:]):
            layers += [Residual(narrow), nn.Conv3d(narrow, wide, 2, stride=2)]
        self.layers = nn.Sequential(*layers, Residual(channels[-1]), ChannelNorm(channels[-1]), nn.SiLU())
        self.out = nn.Conv3d(channels[-1], 16, 3, padding=1)

    def forward(self, x):
        return self.out(self.layers(x))


class Widen(nn.Module):
    """Twice as fine: eight channels become a cube of 2 x 2 x 2."""

    def __init__(self, channels, out):
        super().__init__()
        self.conv = nn.Conv3d(channels, 8 * out, 3, padding=1)

    def forward(self, x):
        b, _, n, _, _ = x.shape
        cubes = self.conv(x).reshape(b, -1, 2, 2, 2, n, n, n)
        return cubes.permute(0, 1, 5, 2, 6, 3, 7, 4).reshape(b, -1, 2 * n, 2 * n, 2 * n)


class Decoder(nn.Module):
    def __init__(self, channels=(16, 8, 4)):
        super().__init__()
        layers = [nn.Conv3d(8, channels[0], 3, padding=1)]
        for wide, narrow in zip(channels, channels[1:]):
            layers += [Residual(wide), Widen(wide, narrow)]
        self.layers = nn.Sequential(*layers, Residual(channels[-1]), ChannelNorm(channels[-1]), nn.SiLU())
        self.out = nn.Conv3d(channels[-1], 1, 3, padding=1)

    def forward(self, x):
        return self.out(self.layers(x))


class Attention(nn.Module):
    """Many heads; queries and keys normalised to one length where `normed`."""

    def __init__(self, width, heads, context=None, normed=False):
        super().__init__()
        self.heads, self.size, self.normed = heads, width // heads, normed
        self.query, self.pair, self.out = nn.Linear(width, width), nn.Linear(context or width, 2 * width), nn.Linear(width, width)
        if normed:
            self.gains = nn.Parameter(torch.ones(2, heads, 1, self.size))

    def forward(self, x, context=None):
        split = lambda y: y.unflatten(-1, (-1, self.heads, self.size)).permute(2, 0, 3, 1, 4)
        (q,), (k, v) = split(self.query(x)), split(self.pair(x if context is None else context))
        if self.normed:
            q, k = (F.normalize(y, dim=-1) * gain * self.size**0.5 for y, gain in zip((q, k), self.gains))
        return self.out(F.scaled_dot_product_attention(q, k, v).transpose(1, 2).flatten(2))


def mlp(width):
    return nn.Sequential(nn.Linear(width, 2 * width), nn.GELU("tanh"), nn.Linear(2 * width, width))


class Block(nn.Module):
    """Self-attention, cross-attention to the image, MLP; time shifts, scales and gates the first and the last."""

    def __init__(self, width=WIDTH):
        super().__init__()
        self.plain, self.norm = nn.LayerNorm(width, eps=1e-6, elementwise_affine=False), nn.LayerNorm(width, eps=1e-6)
        self.itself, self.image = Attention(width, HEADS, normed=True), Attention(width, HEADS, CONTEXT)
        self.mlp, self.modulation = mlp(width), nn.Sequential(nn.SiLU(), nn.Linear(width, 6 * width))

    def forward(self, x, time, tokens):
        shift, scale, gate, shift2, scale2, gate2 = self.modulation(time)[:, None].chunk(6, -1)
        x = x + gate * self.itself(self.plain(x) * (1 + scale) + shift)
        x = x + self.image(self.norm(x), tokens)
        return x + gate2 * self.mlp(self.plain(x) * (1 + scale2) + shift2)


def waves(values, count):
    """Sines and cosines of falling frequency, 1 to 1/10000."""
    angles = values[..., None] * torch.exp(-math.log(10000) * torch.arange(count) / count)
    return torch.cat([angles.sin(), angles.cos()], -1)


def positions(side, width):
    """(side^3, width): a third of the channels for each axis, zeros for what is left."""
    where = torch.stack(torch.meshgrid(*[torch.arange(side)] * 3, indexing="ij"), -1).reshape(-1, 3).float()
    coded = waves(where, width // 6).flatten(1)
    return F.pad(coded, (0, width - coded.shape[1]))


class Flow(nn.Module):
    """The main blocks and, beside them, a copy that sees the coarse latent too: its outputs, through projections that training starts at zero, are
    added before the main blocks, the last before the first."""

    def __init__(self, width=WIDTH, depth=DEPTH):
        super().__init__()
        self.enter, self.coarse, self.leave = nn.Linear(8, width), nn.Linear(8, width), nn.Linear(width, 8)
        self.time = nn.Sequential(nn.Linear(256, width), nn.SiLU(), nn.Linear(width, width))
        self.blocks, self.copies = (nn.ModuleList(Block(width) for _ in range(depth)) for _ in range(2))
        self.copies.load_state_dict(self.blocks.state_dict())
        self.steers = nn.ModuleList(nn.Linear(width, width) for _ in range(depth))
        for linear in (self.coarse, *self.steers):
            nn.init.zeros_(linear.weight), nn.init.zeros_(linear.bias)
        self.register_buffer("positions", positions(16, width), persistent=False)

    def forward(self, x, t, cond, low):
        tokens = lambda y: y.flatten(2).transpose(1, 2)
        time = self.time(waves(t, 128))
        h = self.enter(tokens(x)) + self.positions
        steer, outputs = h + self.coarse(tokens(low)), []
        for copy, linear in zip(self.copies, self.steers):
            steer = copy(steer, time, cond)
            outputs.append(linear(steer))
        for block, output in zip(self.blocks, reversed(outputs)):
            h = block(h + output, time, cond)
        return self.leave(F.layer_norm(h, h.shape[-1:])).transpose(1, 2).reshape(x.shape)


class Eyes(nn.Module):
    """Patches of 14 pixels, a class token and four registers, one block, at a narrow width; widened at the end."""

    def __init__(self, width=WIDTH):
        super().__init__()
        self.patch = nn.Conv2d(3, width, 14, stride=14)
        self.first, self.registers = nn.Parameter(torch.zeros(1, 1, width)), nn.Parameter(torch.zeros(1, REGISTERS, width))
        self.place = nn.Parameter(torch.zeros(1, 1 + PATCHES**2, width))
        self.norms = nn.ModuleList(nn.LayerNorm(width, eps=1e-6) for _ in range(2))
        self.attention, self.mlp, self.out = Attention(width, HEADS), mlp(width), nn.Linear(width, CONTEXT)

    def forward(self, image, is_training=True):
        x = torch.cat([self.first, self.patch(image).flatten(2).transpose(1, 2)], 1) + self.place
        x = torch.cat([x[:, :1], self.registers, x[:, 1:]], 1)
        x = x + self.attention(self.norms[0](x))
        x = x + self.mlp(self.norms[1](x))
        return {"x_prenorm": self.out(x)}


def shake(net, seed):
    """Random numbers for all weights, those that start at zero too, of a size that keeps signals near 1."""
    draw = torch.Generator().manual_seed(seed)
    with torch.no_grad():
        for weight in net.parameters():
            fan = weight[0].numel() if weight.dim() > 1 else 1
            weight.copy_(torch.randn(weight.shape, generator=draw) * (fan**-0.5 if weight.dim() > 1 else 0.1) + (weight.dim() == 1))
    return net.eval()


def load_modules():
    nets = [shake(make(), seed) for seed, make in enumerate((Encoder, Eyes, Flow, Decoder))]
    with torch.no_grad():
        # About as many logits above zero as below.
        nets[-1].out.weight -= nets[-1].out.weight.mean((2, 3, 4), keepdim=True)
    return Modules(*nets, SAMPLER, TITLE, {"name": "MIT", "nonCommercial": False})
