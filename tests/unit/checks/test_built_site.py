from __future__ import annotations

from pathlib import Path

import pytest

from site_builder.checks import BuiltSite
from site_builder.checks.built_site import Target

SITE = BuiltSite(Path("/nowhere"), "https://news.example")
PAGE = "en/2026/story/index.html"


@pytest.mark.parametrize(
    ("address", "output_path", "fragment"),
    [
        ("/", "index.html", ""),
        ("/en/", "en/index.html", ""),
        ("/en/feed.xml", "en/feed.xml", ""),
        ("/en", "en", ""),
        ("", PAGE, ""),
        ("#a", PAGE, "a"),
        ("?q=1#a", PAGE, "a"),
        ("chart.png", "en/2026/story/chart.png", ""),
        ("../other/", "en/2026/other/index.html", ""),
        ("/%E4%B8%AD/#%E6%96%87", "中/index.html", "文"),
        ("https://news.example", "index.html", ""),
        ("https://news.example/en/", "en/index.html", ""),
        (" \n/en/ ", "en/index.html", ""),
    ],
)
def test_an_address_of_the_site_leads_to_a_file(
    address: str, output_path: str, fragment: str
) -> None:
    assert SITE.resolve(address, PAGE) == Target("https", output_path, fragment)


@pytest.mark.parametrize(
    ("address", "scheme"),
    [
        ("https://news.example.evil.example/", "https"),
        ("https://news.example:444/", "https"),
        ("http://news.example/", "http"),
        ("//elsewhere.example/", "https"),
        ("mailto:a@news.example", "mailto"),
        ("JavaScript:alert(1)", "javascript"),
        ("\x01java\tscript:alert(1)", "javascript"),
        ("data:text/html,x", "data"),
        ("http://[", ""),
    ],
)
def test_another_address_leads_out_of_the_site(address: str, scheme: str) -> None:
    assert SITE.resolve(address, PAGE) == Target(scheme, "", "")


@pytest.mark.parametrize(
    ("path", "url"),
    [
        ("index.html", "https://news.example/"),
        (PAGE, "https://news.example/en/2026/story/"),
        ("en/feed.xml", "https://news.example/en/feed.xml"),
        ("old/myindex.html", "https://news.example/old/myindex.html"),
        ("中/index.html", "https://news.example/%E4%B8%AD/"),
    ],
)
def test_a_file_has_an_address_that_leads_to_it(path: str, url: str) -> None:
    assert SITE.url(path) == url
    assert SITE.resolve(url, PAGE).output_path == path
