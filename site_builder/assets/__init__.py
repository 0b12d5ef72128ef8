"""Stage 1, static/ → Assets: files whose names carry the digest of their bytes."""
