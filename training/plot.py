"""python plot.py: draws results/*.csv, the logs of training, as results/curves.svg."""

import csv
import math
from pathlib import Path

WIDTH, HEIGHT, MARGIN = 460, 260, 44
CURVES = {
    "recognizer": [("category", "#0b62a4"), ("azimuth", "#c2570c"), ("choices", "#3a7d2c")],
    "segmenter": [("cross_entropy", "#0b62a4"), ("overlap", "#c2570c")],
}
RESULTS = Path(__file__).parent / "results"


def draw(rows, columns, title, left):
    """One chart; losses on a logarithmic scale, which shows the end of training."""
    most = float(rows[-1]["seen"])
    values = [float(row[name]) for name, _ in columns for row in rows if row.get(name)]
    low, high = math.log(min(values)), math.log(max(values))
    inner_w, inner_h = WIDTH - 2 * MARGIN, HEIGHT - 2 * MARGIN
    parts = [f'<g transform="translate({left},0)" font-family="sans-serif" font-size="11" fill="#333">']
    parts.append(f'<text x="{MARGIN}" y="18" font-size="13">{title}</text>')
    for k in range(5):
        y = MARGIN + inner_h * k / 4
        value = math.exp(high + (low - high) * k / 4)
        parts.append(f'<path d="M{MARGIN} {y:.1f}h{inner_w}" stroke="#ddd"/><text x="4" y="{y + 4:.1f}">{value:.2g}</text>')
    for k in range(5):
        x = MARGIN + inner_w * k / 4
        parts.append(f'<text x="{x:.1f}" y="{HEIGHT - MARGIN + 16}" text-anchor="middle">{most * k / 4 / 1e6:.1f} M</text>')
    for n, (name, colour) in enumerate(columns):
        points = " ".join(
            f"{MARGIN + inner_w * float(r['seen']) / most:.1f},{MARGIN + inner_h * (high - math.log(float(r[name]))) / (high - low):.1f}"
            for r in rows
        )
        parts.append(f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="1.5"/>')
        parts.append(f'<text x="{MARGIN + 100 * n}" y="{HEIGHT - 6}" fill="{colour}">{name.replace("_", " ")}</text>')
    return "".join([*parts, "</g>"])


charts = []
for number, (task, columns) in enumerate(CURVES.items()):
    rows = list(csv.DictReader(open(RESULTS / f"{task}.csv")))
    charts.append(draw(rows, columns, f"{task}: training, by presentations", number * WIDTH))
size = f'width="{2 * WIDTH}" height="{HEIGHT}" viewBox="0 0 {2 * WIDTH} {HEIGHT}"'
svg = f'<svg xmlns="http://www.w3.org/2000/svg" {size}><rect width="100%" height="100%" fill="#fff"/>{"".join(charts)}</svg>\n'
(RESULTS / "curves.svg").write_text(svg)
