"""Archive → Pages: every address is known, and every collision found, before a layout runs."""

from __future__ import annotations

import unicodedata

from site_builder.archive.archive import Archive
from site_builder.errors import Position, Problem
from site_builder.pages.articles import plan_articles
from site_builder.pages.feeds import plan_feeds
from site_builder.pages.frames import FrameMaker
from site_builder.pages.indexes import plan_events, plan_indexes, plan_years
from site_builder.pages.lists import plan_categories, plan_homes, plan_months, plan_terms
from site_builder.pages.machine import plan_host_redirects, plan_robots, plan_sitemaps
from site_builder.pages.page import Copy, Page
from site_builder.pages.standalone import (
    plan_redirects,
    plan_root,
    plan_search,
    plan_standalone,
)

PLANNERS = (
    plan_articles,
    plan_homes,
    plan_categories,
    plan_terms,
    plan_events,
    plan_months,
    plan_years,
    plan_indexes,
    plan_feeds,
    plan_standalone,
    plan_search,
    plan_root,
    plan_redirects,
    plan_sitemaps,
    plan_robots,
    plan_host_redirects,
)


def plan_pages(
    archive: Archive, frames: FrameMaker
) -> tuple[tuple[Page | Copy, ...], tuple[Problem, ...]]:
    """Everything that the site holds besides assets and the search index, in a fixed order; and
    every address that two pages claim.
    """
    pages = tuple(page for planner in PLANNERS for page in planner(archive, frames))
    return pages, tuple(_find_collisions(pages))


def _find_collisions(pages: tuple[Page | Copy, ...]) -> list[Problem]:
    """Addresses are compared without case and in one normal form, as some hosts' disks do."""
    owners: dict[str, Page | Copy] = {}
    problems = []
    for page in pages:
        path = unicodedata.normalize("NFC", page.route.output_path).casefold()
        owner = owners.setdefault(path, page)
        if owner is not page:
            problems.append(_collision(owner, page))
    return problems


def _collision(owner: Page | Copy, other: Page | Copy) -> Problem:
    blamed, rival = (other, owner) if other.origin else (owner, other)
    origin = blamed.origin or Position("content/site.yaml")
    claimant = rival.origin.path if rival.origin else "a page that the site always has"
    return Problem(
        origin,
        "address-collision",
        f"the address {blamed.route.href} is already taken by {claimant}",
        "give one of them another slug, name or alias",
    )
