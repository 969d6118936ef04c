"""Charts as SVG of our own: inside the page, or as a file by themselves, or as PNG (pure but for `png`).

Everything is drawn with classes; the page's style sheet colours them for light and dark, a file of its own brings a
style sheet for light.  Two curves differ by dashes too, not by colour alone.
"""

from __future__ import annotations

import math
from html import escape
from typing import TYPE_CHECKING

from agent.errors import ToolMissing, UsageError
from agent.report.curves import Point
from agent.report.words import percent

if TYPE_CHECKING:
    from collections.abc import Sequence

    from agent.report.curves import Chart, Curve

WIDTH, HEIGHT = 460, 300
_LEFT, _RIGHT, _TOP, _BOTTOM = 52, 16, 14, 46
_ACROSS, _DOWN = WIDTH - _LEFT - _RIGHT, HEIGHT - _TOP - _BOTTOM
_GAP, _TITLE, _ENTRY = 24, 34, 18
_STYLE = (
    "text{font-family:Roboto,system-ui,sans-serif;font-size:12px;fill:#525a66}"
    ".title{font-size:15px;font-weight:500;fill:#16181d}"
    ".grid{stroke:#e6e8ec}.axis{stroke:#9aa2ad}"
    ".line{fill:none;stroke-width:2.2;stroke-linejoin:round}"
    ".c0 .line{stroke:#4a4fd8}.c0 .band,.c0 .dot,.c0 .key{fill:#4a4fd8}"
    ".c1 .line{stroke:#b4540a;stroke-dasharray:6 4}.c1 .band,.c1 .dot,.c1 .key{fill:#b4540a}"
    ".whisker{stroke-width:1.6;fill:none}.c0 .whisker{stroke:#4a4fd8}.c1 .whisker{stroke:#b4540a}"
    ".band{opacity:.13}"
)


class _Axis:
    """Where a value stands from left to right.  Logarithmic where the values span more than a decade."""

    def __init__(self, values: Sequence[float], unit: str) -> None:
        self._unit = unit
        positive = [v for v in values if v > 0]
        self.low, self.high = (min(positive), max(positive)) if positive else (0.0, 1.0)
        self.zero = any(v <= 0 for v in values)
        self.log = bool(positive) and self.high / self.low > 8
        if not self.log:
            self.low = 0.0 if self.zero or unit else self.low
            self.high = self.high if self.high > self.low else self.low + 1

    def at(self, value: float) -> float:
        """Pixels from the left of the picture."""
        if not self.log:
            return _LEFT + _ACROSS * (value - self.low) / (self.high - self.low)
        inset = 28 if self.zero else 0  # what is nothing stands left of the logarithms
        if value <= 0:
            return float(_LEFT)
        share = math.log(value / self.low) / math.log(self.high / self.low)
        return _LEFT + inset + (_ACROSS - inset) * share

    def ticks(self) -> list[float]:
        """Round values on the axis."""
        if not self.log:
            return _round_steps(self.low, self.high, whole=not self._unit)
        if not self._unit and self.high <= 1024:
            found = [float(2**i) for i in range(11) if self.low <= 2**i <= self.high]
        else:
            decades = range(math.floor(math.log10(self.low)), math.ceil(math.log10(self.high)) + 1)
            wanted = (1, 3) if len(decades) <= 4 else (1,)
            found = [m * 10.0**d for d in decades for m in wanted if self.low <= m * 10.0**d <= self.high]
        return [0.0] * self.zero + found


def _round_steps(low: float, high: float, *, whole: bool) -> list[float]:
    raw = (high - low) / 5
    power = 10.0 ** math.floor(math.log10(raw))
    step = next(m * power for m in (1, 2, 5, 10) if m * power >= raw)
    step = max(step, 1.0) if whole else step
    first = math.ceil(low / step - 1e-9)
    return [round(i * step, 10) for i in range(first, math.floor(high / step + 1e-9) + 1)]


def said(value: float, unit: str) -> str:
    """A value as people write it."""
    if unit == "$":
        return "$0" if value <= 0 else f"${value:.4g}" if value >= 0.001 else f"${value:.1g}"
    if value >= 1_000_000:
        return f"{value / 1_000_000:g}M"
    if value >= 10_000 or (value >= 1000 and value % 1000 == 0):
        return f"{value / 1000:.4g}k"
    return f"{value:.4g}{' s' if unit == 's' else ''}"


def svg(chart: Chart) -> str:
    """One chart, to stand in a page."""
    return (
        f'<svg class="chart" viewBox="0 0 {WIDTH} {_height(chart)}" role="img" '
        f'aria-label="{_escaped(describe(chart))}">{_inside(chart)}</svg>'
    )


def describe(chart: Chart) -> str:
    """The chart in one sentence."""
    parts = []
    for curve in chart.curves:
        if curve.points:
            last = curve.points[-1]
            parts.append(
                f"{curve.name}: {percent(last.y)} (95% interval {percent(last.low)} to {percent(last.high)}) "
                f"at {said(last.x, chart.unit)}"
            )
    return f"{chart.title}. {chart.y_label} over {chart.x_label}. {'; '.join(parts)}."


def sheet(charts: Sequence[Chart], heading: str = "") -> str:
    """All charts side by side, as a file of its own.  Raises UsageError when there is none."""
    if not charts:
        raise UsageError(
            "this run has no curve to draw", hint="nothing was proved in it, or nothing was tried"
        )
    columns = min(2, len(charts))
    lines = -(-len(charts) // columns)
    head = 34 if heading else 0
    width = columns * WIDTH + (columns + 1) * _GAP
    tall = max(map(_height, charts)) + _TITLE
    height = head + lines * tall + (lines + 1) * _GAP
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}">',
        f'<style>{_STYLE}</style><rect width="{width}" height="{height}" fill="#ffffff"/>',
    ]
    if heading:
        parts.append(f'<text class="title" x="{_GAP}" y="{_GAP + 12}">{_escaped(heading)}</text>')
    for n, chart in enumerate(charts):
        x = _GAP + n % columns * (WIDTH + _GAP)
        y = head + _GAP + n // columns * (tall + _GAP)
        parts.append(
            f'<g transform="translate({x} {y})"><text class="title" x="{_LEFT}" y="18">{_escaped(chart.title)}</text>'
            f'<g transform="translate(0 {_TITLE})">{_inside(chart)}</g></g>'
        )
    return "".join(parts) + "</svg>\n"


def png(drawing: str, zoom: float = 2.0) -> bytes:
    """An SVG of ours as PNG.  Raises ToolMissing without the extra `plots`."""
    try:
        import font_roboto
        import resvg_py
    except ImportError as e:
        raise ToolMissing(
            "PNG needs the extra `plots`", hint="pip install 'leanloop[plots]', or write --svg"
        ) from e
    fonts = [font_roboto.Roboto, font_roboto.RobotoMedium]
    return bytes(
        resvg_py.svg_to_bytes(svg_string=drawing, zoom=zoom, font_files=fonts, skip_system_fonts=True)
    )


def _inside(chart: Chart) -> str:
    values = [p.x for c in chart.curves for p in c.points]
    if any(c.stepped for c in chart.curves):
        values.append(1.15 * max(values, default=1.0))  # so that the last step is seen to hold
    axis = _Axis(values, chart.unit)
    top = _ceiling(chart)
    parts = [*_grid(chart, axis, top)]
    for number, curve in enumerate(chart.curves):
        parts.append(f'<g class="c{number % 2}">{_curve(curve, axis, top, chart.unit)}</g>')
    if len(chart.curves) > 1:
        parts += _legend(chart)
    return "".join(parts)


def _height(chart: Chart) -> int:
    """How tall the picture is: the names of several curves stand below it, where they hide none."""
    return HEIGHT + (_ENTRY * len(chart.curves) + 6 if len(chart.curves) > 1 else 0)


def _ceiling(chart: Chart) -> float:
    """The upper end of the scale: 100%, or a rounder one near what is there."""
    most = max((p.high for c in chart.curves for p in c.points), default=1.0)
    return next((t for t in (0.05, 0.1, 0.2, 0.4, 0.6, 0.8) if most <= t), 1.0)


def _grid(chart: Chart, axis: _Axis, top: float) -> list[str]:
    parts = []
    digits = 0 if top >= 0.2 else 1
    for i in range(5):
        share = top * i / 4
        y = _y(share, top)
        parts.append(
            f'<line class="{"grid" if i else "axis"}" x1="{_LEFT}" x2="{WIDTH - _RIGHT}" y1="{y:.1f}" y2="{y:.1f}"/>'
            f'<text x="{_LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">{100 * share:.{digits}f}%</text>'
        )
    previous = -math.inf
    for tick in axis.ticks():
        x = axis.at(tick)
        if x - previous >= 34:  # labels do not touch
            previous = x
            parts.append(
                f'<text x="{x:.1f}" y="{HEIGHT - _BOTTOM + 18}" text-anchor="middle">{said(tick, chart.unit)}</text>'
            )
    scale = " (logarithmic)" if axis.log else ""
    middle = _LEFT + _ACROSS / 2
    parts.append(
        f'<text x="{middle}" y="{HEIGHT - 8}" text-anchor="middle">{_escaped(chart.x_label)}{scale}</text>'
    )
    return parts


def _curve(curve: Curve, axis: _Axis, top: float, unit: str) -> str:
    if not curve.points:
        return ""
    drawn = _stairs(curve.points, axis.high) if curve.stepped else list(curve.points)
    where = [(axis.at(p.x), p) for p in drawn]
    upper = " ".join(f"{x:.1f},{_y(p.high, top):.1f}" for x, p in where)
    lower = " ".join(f"{x:.1f},{_y(p.low, top):.1f}" for x, p in reversed(where))
    line = " ".join(f"{x:.1f},{_y(p.y, top):.1f}" for x, p in where)
    parts = [f'<polygon class="band" points="{upper} {lower}"/><polyline class="line" points="{line}"/>']
    if len(where) == 1:  # no line and no band to see: its interval is drawn as a bar
        [(x, only)] = where
        high, low = _y(only.high, top), _y(only.low, top)
        cap = f"{x - 5:.1f}"
        parts = [
            f'<path class="whisker" d="M{cap} {high:.1f}h10M{cap} {low:.1f}h10M{x:.1f} {high:.1f}V{low:.1f}"/>'
        ]
    shown = curve.points if len(curve.points) <= 24 else ()
    parts += [
        f'<circle class="dot" cx="{axis.at(p.x):.1f}" cy="{_y(p.y, top):.1f}" r="3.2"><title>'
        f"{said(p.x, unit)}: {percent(p.y)} [{percent(p.low)}, {percent(p.high)}]</title></circle>"
        for p in shown
    ]
    return "".join(parts)


def _stairs(points: Sequence[Point], right: float) -> list[Point]:
    steps: list[Point] = []
    for p in points:
        if steps:
            before = steps[-1]
            steps.append(Point(p.x, before.y, before.low, before.high))
        steps.append(p)
    last = points[-1]
    return [*steps, Point(max(right, last.x), last.y, last.low, last.high)]


def _legend(chart: Chart) -> list[str]:
    parts = []
    for number, curve in enumerate(chart.curves):
        y = HEIGHT + _ENTRY * (number + 1) - 4
        name = curve.name if len(curve.name) <= 56 else curve.name[:55] + "…"
        parts.append(
            f'<g class="c{number % 2}">'
            f'<line class="line" x1="{_LEFT}" x2="{_LEFT + 24}" y1="{y - 4}" y2="{y - 4}"/>'
            f'<text x="{_LEFT + 32}" y="{y}">{_escaped(name)}</text></g>'
        )
    return parts


def _y(share: float, top: float) -> float:
    return _TOP + _DOWN * (1 - min(share, top) / top)


def _escaped(text: str) -> str:
    """For XML: markup is text, and what XML does not allow is left out."""
    return escape("".join(c for c in text if c >= " " and not "\ud800" <= c <= "\udfff" and c < "\ufffe"))
