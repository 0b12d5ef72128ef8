"""YAML as a tree of located text, without any of YAML's dangers."""

from site_builder.yamltree.reader import (
    CONTROL,
    Mapping,
    Node,
    Scalar,
    Sequence,
    Tree,
    parse_tree,
)

__all__ = [
    "CONTROL",
    "Mapping",
    "Node",
    "Scalar",
    "Sequence",
    "Tree",
    "parse_tree",
]
