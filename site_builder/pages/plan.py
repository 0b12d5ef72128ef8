"""Archive → Pages: every address is known, and every collision found, before a layout runs."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.archive.archive import Archive
from site_builder.pages.articles import plan_articles
from site_builder.pages.digests import plan_digests
from site_builder.pages.feeds import plan_feeds
from site_builder.pages.frames import FrameMaker
from site_builder.pages.group import Part
from site_builder.pages.homes import plan_homes
from site_builder.pages.indexes import plan_events, plan_indexes, plan_years
from site_builder.pages.lists import plan_categories, plan_months, plan_terms
from site_builder.pages.machine import plan_robots, plan_sitemaps
from site_builder.pages.numbers import plan_numbers
from site_builder.pages.reading import plan_reading
from site_builder.pages.redirects import plan_host_redirects, plan_renamed_terms
from site_builder.pages.standalone import plan_root, plan_search, plan_standalone

PLANNERS = (
    plan_articles,
    plan_homes,
    plan_categories,
    plan_terms,
    plan_events,
    plan_months,
    plan_years,
    plan_indexes,
    plan_numbers,
    plan_digests,
    plan_feeds,
    plan_standalone,
    plan_search,
    plan_reading,
    plan_root,
    plan_renamed_terms,
    plan_sitemaps,
    plan_robots,
    plan_host_redirects,
)


def plan_parts(archive: Archive, frames: FrameMaker) -> Iterator[Part]:
    """Everything that the site holds besides assets and the search index, in a fixed order."""
    for planner in PLANNERS:
        yield from planner(archive, frames)
