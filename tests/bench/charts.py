"""The chart of charts.c as well as matplotlib can: prints "FORMAT matplotlib CHARTS-PER-SECOND"."""
import io
import time

import matplotlib

matplotlib.use("Agg")
from matplotlib import pyplot  # noqa: E402

COUNT = 10


def draw(format):
    figure, axes = pyplot.subplots(figsize=(800 / 96, 715 / 96))
    axes.axvline(0.7)
    for i in range(18):
        value = 0.95 - 0.03 * i
        axes.plot([value - 0.1, value + 0.05], [i, i], linewidth=4)
        axes.text(1.1, i, "70 %", va="center", weight="bold")
        axes.text(1.25, i, "133 av 190", va="center")
    axes.scatter([0.95 - 0.03 * i for i in range(18)], range(18), zorder=3)
    axes.set_yticks(range(18), [f"Enhet {i:02}" for i in range(18)])
    axes.set_xlim(0, 1.4)
    axes.invert_yaxis()
    axes.set_title("Seks av 18 enheter ligger over målet", loc="left")
    figure.savefig(io.BytesIO(), format=format, dpi=192 if format == "png" else 96)
    pyplot.close(figure)


for format in ("svg", "pdf", "png"):
    draw(format)
    start = time.monotonic()
    for _ in range(COUNT):
        draw(format)
    print(f"{format} matplotlib {COUNT / (time.monotonic() - start):.1f}")
