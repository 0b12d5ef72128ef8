"""The JSON Schema files with which an archive's editors check what an author writes."""

from __future__ import annotations

import json

from site_builder.articles.schema_files import schema_files
from site_builder.authoring.files import ContentFile
from site_builder.config import Config

SCHEMA_NAMES = ("article", "page", "site", "terms")

_SCHEMA_DIR = "content/schema"


def plan_schemas(config: Config | None) -> dict[str, ContentFile]:
    """The file of each schema by its name; without `config`, for any archive."""
    schemas = schema_files(config)
    return {
        name: ContentFile(
            f"{_SCHEMA_DIR}/{name}.json",
            json.dumps(schemas[f"{name}.json"], ensure_ascii=False, indent=2) + "\n",
        )
        for name in SCHEMA_NAMES
    }
