"""What the networks are trained on. Everything unknown is NaN in the labels and leaves the loss; so does what cannot be seen:
the azimuth of a round thing, the parameters of a thing outside the library."""

import math

import torch
import torch.nn.functional as F

from layout import AZIMUTH, BINS, CAMERA, CATEGORY, MAX_COPIES, PARAMETER, SIZE, STATE, SYMMETRY, tables


def azimuth_target(azimuth, turns):
    """(B,BINS) shares of the bins: an azimuth falls to its two nearest bins by its distance from their centres; with `turns`
    equal turns it is spread over all copies. Also whether it can be known at all: 0 turns means round."""
    known = torch.isfinite(azimuth) & (turns >= 1) & (turns <= MAX_COPIES)
    turns = torch.where(known, turns, 1)
    target = torch.zeros(len(azimuth), BINS, device=azimuth.device)
    for copy in range(MAX_COPIES):
        place = (torch.nan_to_num(azimuth) / (2 * math.pi) + copy / turns) * BINS
        low = place.floor()
        share = (copy < turns).float() / turns
        target.scatter_add_(1, (low.long() % BINS)[:, None], (share * (1 - place + low))[:, None])
        target.scatter_add_(1, ((low.long() + 1) % BINS)[:, None], (share * (place - low))[:, None])
    return target, known


def gaussian(pair, target, mask):
    """Negative log likelihood of targets (B,N) under pairs (B,2,N), weighted by the standard deviation held fixed so that what is
    uncertain still learns its mean (Seitzer et al. 2022, beta = 0.5). Mean over what is known."""
    mean, log_variance = pair.unbind(1)
    error = torch.where(mask, torch.nan_to_num(target) - mean, 0.0)
    loss = 0.5 * (log_variance + error**2 * torch.exp(-log_variance)) * torch.exp(0.5 * log_variance.detach())
    return (loss * mask).sum() / mask.sum().clamp(min=1)


def soft_cross_entropy(logits, target, known):
    loss = -(target * logits.log_softmax(1)).sum(1)
    return (loss * known).sum() / known.sum().clamp(min=1)


def take_true(outputs, labels, layout):
    """The outputs that belong to each sample's true category, with targets: {name: (prediction, target, known)}.
    Pairs are (B,2,N); choices are logits (B,P,V), -inf where there is no such value, with targets (B,P)."""
    real_places, choice_places = (torch.from_numpy(t).to(labels.device) for t in tables(layout))
    category = labels[:, CATEGORY].long()
    inside = category < len(layout["categories"])
    which, rows = torch.where(inside, category, 0), torch.arange(len(labels), device=labels.device)
    parameters = labels[:, PARAMETER : PARAMETER + real_places.shape[1]]
    known = torch.isfinite(parameters) & inside[:, None]
    reals, choices = real_places[which], choice_places[which]
    pair = outputs["reals"].gather(2, reals.clamp(min=0)[:, None].expand(-1, 2, -1))
    logits = outputs["choices"].gather(1, choices.clamp(min=0).flatten(1)).view(choices.shape)
    logits = logits.masked_fill((choices < 0) & (choices[..., :1] >= 0), -math.inf)
    inside = inside[:, None]
    return {
        "camera": (outputs["camera"], labels[:, CAMERA], torch.isfinite(labels[:, CAMERA]) & inside),
        "size": (outputs["size"][rows, which], labels[:, SIZE], torch.isfinite(labels[:, SIZE]) & inside),
        "state": (outputs["state"][rows, which], labels[:, STATE], torch.isfinite(labels[:, STATE]) & inside),
        "reals": (pair, parameters, known & (reals >= 0)),
        "choices": (logits, torch.nan_to_num(parameters).long(), known & (choices[..., 0] >= 0)),
    }


# Category and camera lead; the rest grows from a quarter of its weight over the first `RAMP_SAMPLES` samples. A Gaussian's loss is a
# mean over the numbers of a sample (3, some 4 joints, some 9 reals), so these weigh each number about as much as the category or less.
WEIGHTS = {"category": 1.0, "azimuth": 0.6, "camera": 2.0, "size": 1.0, "state": 3.0, "reals": 6.0, "choices": 1.0}
DETAILS, RAMP_SAMPLES = ("state", "reals", "choices"), 100_000


def recognizer_loss(outputs, labels, layout, seen):
    """The weighted sum, and its parts."""
    true = take_true(outputs, labels, layout)
    inside = labels[:, CATEGORY] < len(layout["categories"])
    target, known = azimuth_target(labels[:, AZIMUTH], torch.nan_to_num(labels[:, SYMMETRY]))
    parts = {
        "category": F.cross_entropy(outputs["category"], labels[:, CATEGORY].long()),
        "azimuth": soft_cross_entropy(outputs["azimuth"], target, known & inside),
    }
    for name in ("camera", "size", "state", "reals"):
        parts[name] = gaussian(*true[name])
    logits, values, known = true["choices"]
    parts["choices"] = F.cross_entropy(logits[known], values[known]) if known.any() else logits.sum() * 0
    ramp = min(1.0, 0.25 + 0.75 * seen / RAMP_SAMPLES)
    total = sum(WEIGHTS[name] * (ramp if name in DETAILS else 1.0) * part for name, part in parts.items())
    return total, {name: part.detach() for name, part in parts.items()}


def segmenter_loss(logits, target):
    """Cross-entropy, which is calibrated, plus soft intersection over union, which is what is asked for."""
    logits = logits[:, 0]
    cross = F.binary_cross_entropy_with_logits(logits, target)
    p = logits.sigmoid()
    both = (p * target).sum((1, 2))
    overlap = ((both + 1) / (p.sum((1, 2)) + target.sum((1, 2)) - both + 1)).mean()
    return 2 * cross + 1 - overlap, {"cross_entropy": cross.detach(), "overlap": overlap.detach()}
