"""Stage 8, public/ → Problems: what is wrong with a site as browsers and crawlers see it.

A check is a function from a BuiltSite to Problems; a new one is added to `CHECKS`.
"""

from __future__ import annotations

from site_builder.checks.alternates import check_alternates, check_canonicals
from site_builder.checks.built_site import BuiltSite
from site_builder.checks.characters import check_characters
from site_builder.checks.feeds import check_atom_feeds, check_json_feeds
from site_builder.checks.links import (
    check_asset_references,
    check_fragments,
    check_links,
    check_resources,
)
from site_builder.checks.machine_files import check_plain_addresses, check_redirect_rules
from site_builder.checks.markup import (
    check_headings,
    check_ids,
    check_inline_code,
    check_languages,
    check_schemes,
)
from site_builder.checks.sitemaps import check_sitemaps
from site_builder.checks.structured_data import check_json_ld
from site_builder.checks.written_links import WrittenLinks
from site_builder.errors import Problem

__all__ = ["CHECKS", "BuiltSite", "WrittenLinks", "check_built_site"]

CHECKS = (
    check_links,
    check_fragments,
    check_resources,
    check_asset_references,
    check_redirect_rules,
    check_plain_addresses,
    check_ids,
    check_inline_code,
    check_schemes,
    check_headings,
    check_languages,
    check_alternates,
    check_canonicals,
    check_characters,
    check_atom_feeds,
    check_json_feeds,
    check_sitemaps,
    check_json_ld,
)


def check_built_site(site: BuiltSite) -> list[Problem]:
    """Everything that is wrong with a built site, in the order of the places."""
    return sorted({problem for check in CHECKS for problem in check(site)})
