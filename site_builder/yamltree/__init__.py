"""YAML as a tree of located text, without any of YAML's dangers."""

from site_builder.yamltree.reader import (
    Mapping,
    Node,
    Scalar,
    Sequence,
    Tree,
    parse_tree,
)

__all__ = [
    "Mapping",
    "Node",
    "Scalar",
    "Sequence",
    "Tree",
    "parse_tree",
]
