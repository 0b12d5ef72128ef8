"""The instruments report what is wrong: a check that can't fail proves nothing."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.support.axe import check_accessibility, check_in_both_schemes
from tests.support.nu import check_html
from tests.support.server import parse_headers
from tests.support.widths import find_overflows

GOOD_PAGE = """<!DOCTYPE html>
<html lang="zh-Hans">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>好</title>
<link rel="icon" href="icon.svg">
</head>
<body>
<main>
<h1>好</h1>
</main>
</body>
</html>
"""
BAD_PAGE = GOOD_PAGE.replace("<h1>好</h1>", '<h1>好</h1><p lang="zh_CN"><img src="icon.svg"><p>')

STRICT = "/*\n  Content-Security-Policy: default-src 'none'\n"

FAILING_TEST = f"""
    def test_something(page, serve_folder, tmp_path):
        (tmp_path / "_headers").write_text({STRICT!r})
        (tmp_path / "index.html").write_text("<script>1</script>")
        page.goto(serve_folder(tmp_path) + "/")
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "index.html").write_text(GOOD_PAGE, encoding="utf-8")
    (tmp_path / "icon.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>')
    return tmp_path


@pytest.fixture
def url(folder: Path, serve_folder: Callable[[Path], str]) -> str:
    return serve_folder(folder)


def test_the_html_checker_names_the_place_of_an_error(folder: Path) -> None:
    assert check_html(folder) == ()
    (folder / "bad.html").write_text(BAD_PAGE, encoding="utf-8")
    messages = check_html(folder)
    assert any(m.startswith("bad.html:11: error:") and "“alt”" in m for m in messages)
    assert any("zh_CN" in m for m in messages)
    assert all(m.startswith("bad.html:") for m in messages)


def test_axe_names_the_rule_and_the_element(page: Page, folder: Path, url: str) -> None:
    (folder / "_headers").write_text("/*\n  Content-Security-Policy: default-src 'self'\n")
    page.goto(f"{url}/")
    assert check_accessibility(page) == ()
    page.set_content(BAD_PAGE)
    violations = check_accessibility(page)
    assert any(
        violation.startswith("image-alt:") and "(img)" in violation for violation in violations
    )


def test_axe_looks_at_the_colours_of_both_schemes(page: Page) -> None:
    text = GOOD_PAGE.replace("<h1>好</h1>", "<h1>好新闻</h1>")  # what is short may be a symbol
    for ink, found in (
        ("black, white", []),
        ("#ccc, white", ["color-contrast"]),
        ("black, #333", ["in the dark, color-contrast"]),
    ):
        style = f"background: light-dark(white, black); color: light-dark({ink})"
        sheet = f"<style>:root {{ color-scheme: light dark; {style} }}</style></head>"
        page.set_content(text.replace("</head>", sheet))
        assert [violation.partition(":")[0] for violation in check_in_both_schemes(page)] == found


def test_a_page_that_is_too_wide_is_found_at_each_width(page: Page) -> None:
    page.set_content(GOOD_PAGE.replace("<h1>", '<h1 style="inline-size: 500px">'))
    assert find_overflows(page) == (320, 390)


def test_a_violation_of_the_content_security_policy_fails_the_test(
    pytester: pytest.Pytester,
) -> None:
    pytester.makeconftest('pytest_plugins = ["tests.support.browser", "tests.support.server"]')
    pytester.makepyfile(FAILING_TEST)
    root = Path(__file__).parents[2]
    result = pytester.runpytest_subprocess("-p", "no:cacheprovider", "-o", f"pythonpath={root}")
    result.assert_outcomes(passed=1, errors=1)
    result.stdout.fnmatch_lines(["*console: *Content Security Policy*"])


@pytest.mark.parametrize(
    ("script", "complaint"),
    [
        ("console.error('lost')", "console: lost"),
        ("setTimeout(() => { throw new Error('thrown') })", "uncaught: thrown"),
        ("alert('hello')", "dialog: hello"),
        ("fetch('https://example.org/x').catch(() => 0)", "request to another host: https"),
    ],
)
def test_the_browser_complains(
    page: Page, complaints: list[str], url: str, script: str, complaint: str
) -> None:
    page.goto(f"{url}/")
    page.evaluate(f"() => {{ {script} }}")
    page.wait_for_timeout(200)
    assert any(complaint in found for found in complaints)
    complaints.clear()


def test_the_server_answers_like_a_static_host(page: Page, folder: Path, url: str) -> None:
    (folder / "en").mkdir()
    (folder / "en/index.html").write_text("home", encoding="utf-8")
    (folder / "404.html").write_text("lost", encoding="utf-8")
    (folder / "feed.xml").write_text("<feed/>", encoding="utf-8")
    (folder / "_headers").write_text(
        "# feeds\n/*\n  X-A: 1\n/:file.xml\n  Content-Type: application/atom+xml\n  X-A: 2\n"
    )

    def get(path: str) -> tuple[int, str, dict[str, str]]:
        response = page.request.get(url + path, max_redirects=0)
        return response.status, response.text(), response.headers

    assert get("/en/")[:2] == (200, "home")
    status, _, headers = get("/en")
    assert (status, headers["location"]) == (301, "/en/")
    assert get("/nowhere/")[:2] == (404, "lost")
    assert get("/../conftest.py")[0] == 404
    assert get("/en/")[2]["content-type"] == "text/html; charset=utf-8"
    assert get("/feed.xml")[2]["content-type"] == "application/atom+xml"
    assert get("/feed.xml")[2]["x-a"] == "2"


def test_a_header_without_a_path_is_refused() -> None:
    with pytest.raises(AssertionError, match="before any path"):
        parse_headers("  X-A: 1\n")
