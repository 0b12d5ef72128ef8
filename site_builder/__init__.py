"""site-builder: the publishing system for a curated, bilingual archive."""

__version__ = "0.1.0"
