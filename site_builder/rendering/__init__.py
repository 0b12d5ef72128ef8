"""Stage 5, Page → bytes: layouts, filters and strings."""
