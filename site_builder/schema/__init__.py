"""A small language to declare what YAML files hold.

A declaration is a tree of field types. Each reads a located node into a value, gathering every
problem on the way, and prints itself as JSON Schema, so that the builder and an author's editor
check the same thing.
"""

from site_builder.schema.composites import Field, ListOf, MapEntry, MapOf, Record
from site_builder.schema.reading import FieldType, JsonSchema, Reading
from site_builder.schema.scalars import (
    DEVICE_NAMES,
    LONGEST_SLUG,
    SLUG,
    Boolean,
    Choice,
    Integer,
    Number,
    Slug,
    Text,
)
from site_builder.schema.urls import Url, find_url_fault

__all__ = [
    "DEVICE_NAMES",
    "LONGEST_SLUG",
    "SLUG",
    "Boolean",
    "Choice",
    "Field",
    "FieldType",
    "Integer",
    "JsonSchema",
    "ListOf",
    "MapEntry",
    "MapOf",
    "Number",
    "Reading",
    "Record",
    "Slug",
    "Text",
    "Url",
    "find_url_fault",
]
