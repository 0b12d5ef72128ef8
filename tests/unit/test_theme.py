"""The files of a theme: the site's own before the default ones, and nothing from elsewhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from site_builder.assets.assets import load_assets
from site_builder.errors import LayoutError
from site_builder.theme import collect_theme_files, default_theme_dir


@pytest.fixture
def static_dir(tmp_path: Path) -> Path:
    folder = tmp_path / "static"
    folder.mkdir()
    return folder


def write(folder: Path, name: str, text: str = "") -> None:
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def test_a_file_of_the_site_replaces_that_of_the_theme(static_dir: Path) -> None:
    write(static_dir, "css/home.css")
    default_dir = default_theme_dir() / "static"
    files = collect_theme_files((static_dir, default_dir))
    assert files["css/home.css"] == static_dir / "css/home.css"
    assert files["css/tokens.css"] == default_dir / "css/tokens.css"


@pytest.mark.parametrize("name", ["a.txt", "css/b.css", "root/robots.txt"])
def test_a_link_is_refused_at_any_depth(name: str, static_dir: Path, tmp_path: Path) -> None:
    write(tmp_path, "secret")
    write(static_dir, f"{name}.beside")
    (static_dir / name).symlink_to(tmp_path / "secret")
    with pytest.raises(LayoutError) as caught:
        load_assets((static_dir,))
    [problem] = caught.value.problems
    assert (problem.position.path, problem.rule) == (f"static/{name}", "symlink")


def test_a_linked_folder_is_refused(static_dir: Path, tmp_path: Path) -> None:
    write(tmp_path, "elsewhere/secret")
    (static_dir / "css").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(LayoutError) as caught:
        load_assets((static_dir,))
    assert [problem.rule for problem in caught.value.problems] == ["symlink"]


def test_files_of_editors_and_of_git_are_not_published_but_well_known_ones_are(
    static_dir: Path,
) -> None:
    for name in ("a.css~", ".b.css.swp", ".git/config", "node_modules/c.js", "Thumbs.db"):
        write(static_dir, name)
    write(static_dir, "root/.well-known/security.txt")
    [asset] = load_assets((static_dir,))
    assert asset.output_path == ".well-known/security.txt"


def test_an_asset_names_a_file_that_is_not_there(static_dir: Path) -> None:
    write(static_dir, "css/a.css", 'a {\n  background: url("nope.png");\n}\n')
    (static_dir / "css/b.css").write_bytes(b'@import "\xff.css";')
    with pytest.raises(LayoutError) as caught:
        load_assets((static_dir,))
    first, second = caught.value.problems
    assert (first.position.line, first.position.column) == (2, 20)
    assert first.rule == second.rule == "missing-asset"
