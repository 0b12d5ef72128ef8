"""A build that has nothing to do sees so at once."""

from __future__ import annotations

import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from site_builder.build import BuildOptions, build_site
from site_builder.build.inputs import survey_inputs
from site_builder.build.receipt import find_result
from site_builder.output.manifest import read_generation
from site_builder.progress import SilentProgress
from site_builder.values import replace
from tests.support.sites import SiteFolder

_BUILD_AND_SHOW_IMPORTS = """
import sys
from pathlib import Path
from site_builder.build import BuildOptions, build_site
from site_builder.build.inputs import survey_inputs
from site_builder.build.receipt import find_result
from site_builder.output.manifest import read_generation
from site_builder.progress import SilentProgress
build_site(BuildOptions(Path(sys.argv[1])), SilentProgress())
print(*sys.modules)
"""


@pytest.fixture
def site(tmp_path: Path) -> SiteFolder:
    site = SiteFolder.create(tmp_path)
    site.article("one.en")
    in_an_hour = datetime.now(UTC) + timedelta(hours=1)
    site.article("later.en", date=in_an_hour.isoformat("T", "seconds"))
    time.sleep(2.1)  # until a change would leave a trace on any file system
    return site


def find_imports(site: SiteFolder) -> set[str]:
    """What a build in a process of its own imports."""
    command = [sys.executable, "-c", _BUILD_AND_SHOW_IMPORTS, str(site.site_dir)]
    built = subprocess.run(command, capture_output=True, text=True, check=True)
    return set(built.stdout.split())


def is_rebuilt(site: SiteFolder) -> bool:
    """Whether a build goes beyond its look at what there is."""
    return "site_builder.build.pipeline" in find_imports(site)


def test_what_parses_and_renders_is_not_even_imported(site: SiteFolder) -> None:
    assert {"jinja2", "markdown_it", "yaml", "babel"} < find_imports(site)
    assert {"jinja2", "markdown_it", "yaml", "babel"}.isdisjoint(find_imports(site))


def test_the_result_is_that_of_the_build_before_but_for_the_work(site: SiteFolder) -> None:
    built = site.build()
    assert site.build() == replace(built, parsed_count=0, rendered_count=0, written_count=0)


def test_a_file_that_has_just_been_written_is_not_trusted(site: SiteFolder) -> None:
    site.article("two.en")
    site.build()
    assert is_rebuilt(site)


def test_other_options_are_another_build(site: SiteFolder) -> None:
    site.build()
    with_future = build_site(BuildOptions(site.site_dir, future=True), SilentProgress())
    assert with_future.story_count == 2


def test_a_site_that_is_not_there_is_built(site: SiteFolder) -> None:
    site.build()
    (site.site_dir / "public").rename(site.site_dir / "elsewhere")
    site.build()
    assert "en/2026/03/one/index.html" in site.output()


@pytest.mark.parametrize(("hours", "is_due"), [(0.5, False), (2, True)])
def test_a_build_after_an_article_is_due_is_another(
    site: SiteFolder, hours: float, *, is_due: bool
) -> None:
    site.build()
    work_dir, then = site.site_dir / ".cache", time.time() + 3_600 * hours
    inputs = survey_inputs(BuildOptions(site.site_dir))._replace(began=int(then * 1e9))
    generation = read_generation(site.site_dir / "public")
    assert (find_result(work_dir, inputs, generation) is None) == is_due
