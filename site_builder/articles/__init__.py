"""Stage 2, Source → Article: front matter, Markdown, slugs, sanitising."""
