"""How fast an archive builds, and beside Hugo with Pagefind: README.md has the figures."""
