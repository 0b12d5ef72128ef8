from pathlib import Path

import pytest

from site_builder.serve.headers_file import find_headers, parse_headers

ROOT = Path(__file__).parents[3]


def headers_of(text: str, path: str) -> dict[str, str]:
    return dict(find_headers(parse_headers(text), path))


def test_a_star_stands_for_any_number_of_segments() -> None:
    assert headers_of("/a/*\n  X-A: 1\n", "/a/b/c.css") == {"X-A": "1"}
    assert headers_of("/a/*\n  X-A: 1\n", "/b/a/") == {}


def test_a_placeholder_stands_for_one_segment() -> None:
    text = "/:language/feed.xml\n  X-A: 1\n"
    assert headers_of(text, "/en/feed.xml") == {"X-A": "1"}
    assert headers_of(text, "/en/tag/feed.xml") == {}


def test_a_path_without_wildcards_stands_for_itself_alone() -> None:
    assert headers_of("/a.b\n  X-A: 1\n", "/a.b") == {"X-A": "1"}
    assert headers_of("/a.b\n  X-A: 1\n", "/axb") == {}


def test_all_rules_that_match_count_and_the_later_one_of_those_that_give_the_same_header() -> None:
    rules = parse_headers("/*\n  X-A: 1\n  X-C: 4\n/a\n  x-a: 2\n  X-B: 3\n/b\n  X-C: 5\n")
    assert dict(find_headers(rules, "/a")) == {"x-a": "2", "X-B": "3", "X-C": "4"}


def test_a_rule_may_give_a_header_twice() -> None:
    rules = parse_headers("/*\n  X-A: 1\n/a\n  X-A: 2\n  X-A: 3\n")
    assert find_headers(rules, "/a") == (("X-A", "2"), ("X-A", "3"))


def test_a_value_keeps_its_colons() -> None:
    assert headers_of("/*\n  X-A: b: c\n", "/") == {"X-A": "b: c"}


@pytest.mark.parametrize(
    "line", ["# X-A: 1", "  X-A", "  X-A:", "  : 1", "  X A: 1", "  X-A: 1\x00", ""]
)
def test_a_line_that_is_no_header_is_passed_over(line: str) -> None:
    assert headers_of(f"/*\n{line}\n  X-B: 2\n", "/") == {"X-B": "2"}


def test_a_header_before_any_path_is_passed_over() -> None:
    assert parse_headers("  X-A: 1\n") == ()


def test_the_default_theme_gives_pages_a_content_security_policy() -> None:
    text = (ROOT / "static/root/_headers").read_text(encoding="utf-8")
    assert "default-src 'none'" in headers_of(text, "/en/")["Content-Security-Policy"]
