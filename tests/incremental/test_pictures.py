"""Pictures that a build makes, keeps and forgets, counted; and the bytes of a clean build."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from site_builder.errors import SiteError
from site_builder.pictures import encoding
from site_builder.pictures.renditions import Rendition
from site_builder.store import remove_cache_file
from tests.support.exactness import assert_exact
from tests.support.pictures import draw, phone_photograph, photograph, save
from tests.support.sites import SiteFolder

COVER = {"src": "cover.jpg", "alt": "A cover"}
FILES_OF_COVER = 5  # in two formats of two widths, and one for all programs


@pytest.fixture
def site(tmp_path: Path) -> SiteFolder:
    site = SiteFolder.create(tmp_path / "site")
    site.article("s1.en", "![A chart](chart.png)", image=COVER)
    site.article("s1.zh", "![图表](chart.png)")
    put(site, "cover.jpg", photograph(480, 320))
    put(site, "chart.png", save(draw(330, 220), "PNG"))
    return site


def put(site: SiteFolder, name: str, data: bytes) -> Path:
    file = site.write(f"content/articles/2026/{name}", "")
    file.write_bytes(data)
    return file


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the pictures that were made, without what makes them unique."""
    names: list[str] = []
    encode = encoding.encode_renditions

    def note(data: bytes, renditions: Iterable[Rendition]) -> list[bytes]:
        asked = list(renditions)
        names.extend(item.name.partition("-")[0] for item in asked)
        return encode(data, asked)

    monkeypatch.setattr(encoding, "encode_renditions", note)
    return names


def pictures_of(site: SiteFolder) -> list[str]:
    names = (path.removeprefix("images/") for path in site.output() if path.startswith("images/"))
    return sorted(name.partition("-")[0] for name in names)


def test_a_picture_is_made_once_for_all_languages(site: SiteFolder, made: list[str]) -> None:
    site.build()
    assert sorted(made) == ["chart"] * 3 + ["cover"] * FILES_OF_COVER
    assert pictures_of(site) == sorted(made)


def test_nothing_is_made_for_a_text_that_has_changed(site: SiteFolder, made: list[str]) -> None:
    site.build()
    made.clear()
    site.article("s1.en", "![A chart](chart.png) of another kind", image=COVER)
    assert_exact_making(site, made, [])


def test_a_changed_image_is_made_again_and_no_other(site: SiteFolder, made: list[str]) -> None:
    site.build()
    made.clear()
    put(site, "cover.jpg", phone_photograph(480, 320))
    assert_exact_making(site, made, ["cover"] * 3)


def test_an_image_that_no_article_shows_any_more_is_not_published(
    site: SiteFolder, made: list[str]
) -> None:
    site.build()
    made.clear()
    site.article("s1.en", "No chart", image=COVER)
    site.article("s1.zh", "没有")
    assert_exact_making(site, made, [])
    assert pictures_of(site) == ["cover"] * FILES_OF_COVER
    assert len(list((site.site_dir / ".cache/pictures").iterdir())) == FILES_OF_COVER


def test_an_image_that_two_stories_show_stays_when_one_of_them_goes(
    site: SiteFolder, made: list[str]
) -> None:
    site.article("s2.en", "![A chart](chart.png)")
    site.build()
    made.clear()
    site.remove("content/articles/2026/s2.en.md")
    assert_exact_making(site, made, [])


def test_a_draft_keeps_its_pictures_to_itself(site: SiteFolder, made: list[str]) -> None:
    site.article("s2.en", "![A secret](secret.png)", draft=True)
    put(site, "secret.png", save(draw(350, 220), "PNG"))
    site.build()
    assert "secret" not in made + pictures_of(site)


def test_without_a_published_site_pictures_come_from_the_cache(
    site: SiteFolder, made: list[str]
) -> None:
    site.build()
    clean = site.output()
    made.clear()
    shutil.rmtree(site.site_dir / "public")
    site.build()
    assert (made, site.output()) == ([], clean)


def _remove_all(folder: Path) -> None:
    shutil.rmtree(folder)


def _damage_all(folder: Path) -> None:
    for file in folder.iterdir():
        file.write_bytes(file.read_bytes()[:-1])


def _put_a_file(folder: Path) -> None:
    shutil.rmtree(folder)
    folder.write_bytes(b"")


@pytest.mark.parametrize("damage", [_remove_all, _damage_all, _put_a_file])
def test_a_damaged_cache_is_made_anew(
    site: SiteFolder, made: list[str], damage: Callable[[Path], None]
) -> None:
    site.build()
    clean, count = site.output(), len(made)
    made.clear()
    damage(site.site_dir / ".cache/pictures")
    remove_cache_file(site.site_dir / ".cache/state")
    site.article("s3.en")
    site.build()
    site.remove("content/articles/2026/s3.en.md")
    site.build()
    assert (len(made), site.output()) == (count, clean)


def test_a_broken_image_is_a_problem_at_its_place(site: SiteFolder) -> None:
    site.build()
    before = site.output()
    put(site, "cover.jpg", photograph(480, 320)[:900])
    with pytest.raises(SiteError) as raised:
        site.build()
    (problem,) = raised.value.problems
    assert (problem.position.path, problem.rule) == (
        "content/articles/2026/cover.jpg",
        "bad-image",
    )
    assert site.output() == before
    put(site, "cover.jpg", photograph(480, 320))
    assert_exact(site)


def test_workers_give_the_same_pictures(site: SiteFolder) -> None:
    for number in range(4):
        put(site, f"more-{number}.jpg", photograph(400 + number, 300))
        site.article(f"more-{number}.en", f"![One](more-{number}.jpg)")
    site.build()
    alone = site.output()
    for name in ("public", ".cache"):
        shutil.rmtree(site.site_dir / name)
    site.build(workers=2)
    assert site.output() == alone


def assert_exact_making(site: SiteFolder, made: list[str], expected: list[str]) -> None:
    """A build makes these pictures and leaves the bytes of a clean one."""
    site.build()
    assert made == expected
    assert_exact(site)
