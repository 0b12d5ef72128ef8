"""Lighthouse has nothing against the pages that readers come to. How fast they load is measured by
`python -m benchmarks lighthouse`.
"""

from __future__ import annotations

import pytest

from tests.support.lighthouse import judge

# Every test of this module reads one built site.
pytestmark = pytest.mark.xdist_group("sample-site-pages")

CATEGORIES = ("accessibility", "best-practices", "seo")


@pytest.mark.parametrize(
    "path", ["en/", "en/2026/06/microsoft-openai-china/", "zh/category/china/", "zh/search/"]
)
def test_a_page_has_every_point_for_access_practice_and_being_found(
    sample_url: str, path: str
) -> None:
    verdict = judge(f"{sample_url}/{path}", CATEGORIES)
    assert verdict.findings == ()
    assert verdict.scores == dict.fromkeys(CATEGORIES, 100)
