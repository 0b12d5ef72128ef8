import json
from pathlib import Path

from jsonschema import Draft202012Validator

from site_builder.authoring.schemas import SCHEMA_NAMES, plan_schemas
from site_builder.config import load_config

ROOT = Path(__file__).parents[3]


def test_the_schemas_of_the_sample_archive_are_up_to_date() -> None:
    """`site-builder schema --write` writes them."""
    for file in plan_schemas(load_config(ROOT)).values():
        assert (ROOT / file.source_path).read_text(encoding="utf-8") == file.text


def test_each_schema_is_a_valid_one_for_an_archive_and_for_any() -> None:
    for config in (load_config(ROOT), None):
        files = plan_schemas(config)
        assert tuple(files) == SCHEMA_NAMES
        for file in files.values():
            Draft202012Validator.check_schema(json.loads(file.text))


def test_the_sample_content_names_its_schemas() -> None:
    for file in (ROOT / "content").rglob("*.*"):
        if file.suffix in (".md", ".yaml"):
            comment = "# yaml-language-server: $schema="
            lines = file.read_text(encoding="utf-8").splitlines()[:2]
            [named] = [line.removeprefix(comment) for line in lines if line.startswith(comment)]
            assert (file.parent / named).resolve().parent == ROOT / "content/schema"
            assert (file.parent / named).exists(), file
