"""What the whole archive agrees on: content/site.yaml, checked."""

from site_builder.config.directions import direction_of
from site_builder.config.fieldtypes import LanguageKey
from site_builder.config.loading import load_config
from site_builder.config.localised import NO_TEXT, Localised, LocalisedText
from site_builder.config.values import Category, Config, Language, Score, Taxonomy, parsing_part

__all__ = [
    "NO_TEXT",
    "Category",
    "Config",
    "Language",
    "LanguageKey",
    "Localised",
    "LocalisedText",
    "Score",
    "Taxonomy",
    "direction_of",
    "load_config",
    "parsing_part",
]
