"""python train.py recognizer --data DIR --out DIR --samples 600000
Trains a network on shards; goes on from DIR/checkpoint.pt where there is one. `--ranks 2` shares each step between two processes,
for OpenMP threads of one process wait for each other at every operation when the cores are shared.

The learning rate warms up, stays, and falls over the last part (`--decay`): a run can be given more `--samples` any time before that."""

import argparse
import csv
import math
import os
import time
from pathlib import Path

import numpy as np
import torch
import torch.distributed as dist

import accelerator
import data
from data import Shards, draw_batches
from evaluate import evaluate, load
from layout import read_layout
from losses import recognizer_loss, segmenter_loss
from model import Recognizer, Segmenter

EMA = 0.998  # of weights, a step; the average of the last 500 steps is what is evaluated and exported
WARM_UP = 30_000  # samples


def parse():
    p = argparse.ArgumentParser()
    p.add_argument("task", choices=["recognizer", "segmenter"])
    p.add_argument("--data", required=True)
    p.add_argument("--out", required=True)
    p.add_argument("--start", help="checkpoint whose averaged weights a new run begins with")
    p.add_argument("--samples", type=int, default=600_000, help="presentations in all")
    p.add_argument("--minutes", type=float, default=math.inf, help="of training in all, whichever ends first")
    p.add_argument("--batch", type=int, default=128, help="per step, over all ranks")
    p.add_argument("--rate", type=float, default=2e-3)
    p.add_argument("--decay", type=float, default=0.5, help="last share, over which the rate falls")
    p.add_argument("--seed", type=int, default=0)
    p.add_argument("--ranks", type=int, default=1)
    p.add_argument("--device", default="cpu", help="cpu, or cuda: the shards are then held in its memory")
    p.add_argument("--capacity", type=int, default=64, help="shards that a device makes room for, 128 MiB each")
    p.add_argument("--report", type=int, default=4_000, help="samples between lines of the log")
    p.add_argument("--save", type=int, default=20_000, help="samples between checkpoints")
    p.add_argument("--evaluate", type=int, default=60_000, help="samples between evaluations")
    args = p.parse_args()
    if args.ranks > 1 and (args.minutes < math.inf or args.device != "cpu"):
        p.error("ranks share work on a CPU, and end by --samples")
    return args


def build(task, folder):
    """The network, and its loss as a function of a batch: loss(net, batch, samples seen)."""
    if task == "segmenter":
        return Segmenter(), lambda net, batch, _: segmenter_loss(net(batch[0]), batch[1])
    layout = read_layout(Path(folder) / "schema.json")
    return Recognizer(layout), lambda net, batch, seen: recognizer_loss(net(batch[0]), batch[1], layout, seen)


def share_done(seen, seconds, args):
    return max(seen / args.samples, seconds / 60 / args.minutes)


def rate_at(seen, done, args):
    return args.rate * min(1.0, (seen + args.batch) / WARM_UP, max((1 - done) / args.decay, 0.005))


def group_weights(net):
    """Matrices decay. The heads of single categories learn slower: of a batch of 128 each sees some 3 samples, and at the full rate
    their noise drowned what there is to learn."""
    slow = {id(p) for head in getattr(net, "category_heads", list)() for p in head.parameters()}
    groups = {}
    for p in net.parameters():
        groups.setdefault((p.ndim > 1, id(p) in slow), []).append(p)
    return [
        {"params": params, "weight_decay": 0.05 * decays, "share": 0.2 if is_slow else 1.0}
        for (decays, is_slow), params in groups.items()
    ]


def open_batches(args, rng):
    """The shards, and what makes a batch of sample numbers."""
    labelled = args.task == "recognizer"
    shards = Shards(args.data, held_out=False, labels=labelled)
    if args.device != "cpu":
        shards = accelerator.ResidentShards(shards, args.device, args.capacity)
        make = accelerator.recognizer_batch if labelled else accelerator.segmenter_batch
        return shards, lambda numbers: make(*shards.read(numbers))
    make = data.recognizer_batch if labelled else data.segmenter_batch
    return shards, lambda numbers: make(*shards.read(numbers), rng)


def average_gradients(parameters, ranks):
    flat = torch.cat([p.grad.flatten() for p in parameters])
    dist.all_reduce(flat)
    parts = flat.div_(ranks).split([p.numel() for p in parameters])
    for p, part in zip(parameters, parts):
        p.grad.copy_(part.view_as(p))


def save(path, content):
    """Whole or not at all."""
    torch.save(content, path.with_suffix(".tmp"))
    os.replace(path.with_suffix(".tmp"), path)


def train(rank, args):
    torch.set_num_threads(1)
    torch.manual_seed(args.seed)
    if args.ranks > 1:
        os.environ.update(MASTER_ADDR="127.0.0.1", MASTER_PORT=os.environ.get("MASTER_PORT", "29517"))
        dist.init_process_group("gloo", rank=rank, world_size=args.ranks)
    out = Path(args.out)
    out.mkdir(parents=True, exist_ok=True)
    net, loss_of = build(args.task, args.data)
    checkpoint = out / "checkpoint.pt"
    if args.start is not None and not checkpoint.exists():
        net = load(args.start, args.data)[0]
    net.to(args.device, memory_format=torch.channels_last)
    weights = list(net.parameters())
    optimizer = torch.optim.AdamW(group_weights(net), args.rate, betas=(0.9, 0.98), fused=True)
    seen = seconds = 0
    state = torch.load(checkpoint, weights_only=False, map_location=args.device) if checkpoint.exists() else None
    if state is not None:
        net.load_state_dict(state["net"])
        optimizer.load_state_dict(state["optimizer"])
        seen, seconds = state["seen"], state["seconds"]
    floats = [t for t in net.state_dict().values() if t.is_floating_point()]
    averages = [t.clone() for t in floats] if state is None else state["averages"]

    rng = np.random.default_rng([args.seed, rank, seen])
    shards, make_batch = open_batches(args, rng)
    if rank == 0:
        log = open(out / "log.csv", "a", newline="")
        print(f"{args.task}: {sum(p.numel() for p in weights) / 1e6:.2f} M weights, {len(shards)} samples, from {seen}", flush=True)
    net.train()
    started, sums, steps = time.time(), {}, 0
    for numbers in draw_batches(shards, args.batch // args.ranks, rng):
        batch = make_batch(numbers)
        done = share_done(seen, seconds + time.time() - started, args)
        rate = rate_at(seen, done, args)
        for group in optimizer.param_groups:
            group["lr"] = group["share"] * rate
        with torch.autocast(args.device, torch.bfloat16):
            loss, parts = loss_of(net, batch, seen)
        loss.backward()
        if args.ranks > 1:
            average_gradients(weights, args.ranks)
        norm = torch.nn.utils.clip_grad_norm_(weights, 2.0)
        optimizer.step()
        optimizer.zero_grad()
        steps += 1
        average = min(EMA, 1 - 1 / (1 + seen / args.batch / 4))
        torch._foreach_lerp_(averages, floats, 1 - average)
        before, seen = seen, seen + args.batch

        def passed(every):
            return seen // every > before // every or done >= 1

        if rank == 0:
            for name, value in {"loss": loss.detach(), "norm": norm, **parts}.items():
                sums[name] = sums.get(name, 0.0) + value
            if passed(args.report):
                seconds, took = seconds + time.time() - started, time.time() - started
                row = {"seen": seen, "seconds": seconds, "per_second": steps * args.batch / took, "rate": rate}
                row |= {name: float(total) / steps for name, total in sums.items()} | {"data": len(shards)}
                writer = csv.DictWriter(log, row)
                if log.tell() == 0:
                    writer.writeheader()
                writer.writerow({name: f"{value:.5g}" if name != "seen" else value for name, value in row.items()})
                log.flush()
                print(" ".join(f"{name} {value:.4g}" if name != "seen" else f"seen {value}" for name, value in row.items()), flush=True)
                started, sums, steps = time.time(), {}, 0
                if not math.isfinite(row["loss"]):
                    raise FloatingPointError(f"the loss is {row['loss']} by {seen} samples")
            if passed(args.save):
                content = {"task": args.task, "data": args.data, "net": net.state_dict(), "averages": averages, "seen": seen}
                content |= {"optimizer": optimizer.state_dict(), "seconds": seconds, "shards": shards.names, "args": vars(args)}
                save(checkpoint, content)
            if passed(args.evaluate):
                print(evaluate(*load(checkpoint, args.data), args.data, limit=1024)[0], flush=True)
                started = time.time()
        if done >= 1:
            break
    if args.ranks > 1:
        dist.destroy_process_group()


if __name__ == "__main__":
    args = parse()
    if args.ranks > 1:
        torch.multiprocessing.spawn(train, (args,), args.ranks)
    else:
        train(0, args)
