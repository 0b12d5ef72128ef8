from __future__ import annotations

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from site_builder.pages import routes
from site_builder.pages.pagers import cut_into_pages

slugs = st.from_regex(r"[a-z0-9]+(-[a-z0-9]+){0,2}", fullmatch=True)
languages = st.sampled_from(["en", "zh"])
dates = st.datetimes(
    min_value=datetime(1990, 1, 1),  # noqa: DTZ001 - hypothesis adds the zone
    timezones=st.just(UTC),
)
taxonomies = st.sampled_from([("tags", "tag"), ("companies", "company"), ("events", "event")])


@st.composite
def addresses(draw: st.DrawFn) -> tuple[tuple[object, ...], routes.Route]:
    """What a page is, and the route that it gets."""
    language, key = draw(languages), draw(slugs)
    at = draw(dates)
    month = (at.year, at.month)
    taxonomy_key, path = draw(taxonomies)
    candidates = [
        (("home", language), routes.home(language)),
        (("article", language, month, key), routes.article(language, at, key)),
        (("year", language, at.year), routes.year(language, at.year)),
        (("month", language, month), routes.month(language, at)),
        (("category", language, key), routes.category(language, key)),
        (("categories", language), routes.categories(language)),
        (("term", language, path, key), routes.term(language, path, key)),
        (("index", language, taxonomy_key), routes.taxonomy_index(language, taxonomy_key)),
        (("search", language), routes.search(language)),
    ]
    what, route = draw(st.sampled_from(candidates))
    number = draw(st.integers(min_value=0, max_value=3))
    variants = [
        (what, route),
        ((*what, "page", number), routes.numbered(route, number + 1)),
        ((*what, "atom"), routes.atom(route)),
        ((*what, "json"), routes.json_feed(route)),
    ]
    if what[0] in ("home", "category"):
        variants.append(((*what, "top"), routes.top(route)))
    return draw(st.sampled_from(variants))


@given(addresses(), addresses())
def test_different_pages_have_different_routes(
    first: tuple[tuple[object, ...], routes.Route], second: tuple[tuple[object, ...], routes.Route]
) -> None:
    assert (first[0] == second[0]) == (first[1] == second[1])


@given(addresses())
def test_an_output_path_and_an_address_name_the_same_page(
    address: tuple[tuple[object, ...], routes.Route],
) -> None:
    route = address[1]
    assert route.href == "/" + route.output_path.removesuffix("index.html")


@given(st.integers(min_value=0, max_value=300), st.integers(min_value=1, max_value=40))
def test_pages_of_a_list_partition_it(count: int, size: int) -> None:
    pages = list(cut_into_pages(range(count), size))
    oldest_first = [page for page in pages if page.number] + [pages[0]]
    joined = [item for page in oldest_first for item in reversed(page.items)]
    assert joined == list(range(count))
    assert all(len(page.items) == size for page in pages[1:])
    assert len(pages[0].items) < 2 * size
    assert [page.number for page in pages] == list(range(len(pages)))


@given(st.integers(min_value=0, max_value=200), st.integers(min_value=1, max_value=20))
def test_a_full_page_stays_as_it_is_when_the_list_grows(count: int, size: int) -> None:
    before = {page.number: page.items for page in cut_into_pages(range(count), size)}
    after = {page.number: page.items for page in cut_into_pages(range(count + 1), size)}
    assert all(after[number] == items for number, items in before.items() if number)


@given(st.integers(min_value=0, max_value=200), st.integers(min_value=1, max_value=20))
def test_following_older_from_the_newest_page_visits_every_page_once(count: int, size: int) -> None:
    listing = routes.home("en")
    pagers = {
        routes.numbered(listing, page.number).href: page.pager(listing)
        for page in cut_into_pages(range(count), size)
    }
    href, visited = listing.href, []
    while href:
        visited.append(href)
        older = pagers[href].older
        assert not older or pagers[older].newer == href
        href = older
    assert sorted(visited) == sorted(pagers)
