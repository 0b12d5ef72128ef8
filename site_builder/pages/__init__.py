"""Stage 4, Archive → Pages: routes, views and pagers. Touches no disk, clock or environment."""
