"""What stories make of a picture of coverage over time."""

from __future__ import annotations

from collections.abc import Sequence

from site_builder.archive.archive import Story
from site_builder.pages.charts.time_bars import draw_coverage
from site_builder.pages.frames import FrameMaker
from site_builder.pages.views import TimeChart


def month_key(story: Story) -> tuple[int, int]:
    return story.record.year, story.record.month


def draw_coverage_of(
    stories: Sequence[Story], language: str, frames: FrameMaker
) -> TimeChart | None:
    """The picture of stories over time, for a page in `language`."""
    return draw_coverage(
        map(month_key, stories),
        frames.config.timezone,
        is_mirrored=frames.is_mirrored(language),
    )
