"""Stage 6, bytes → public/: the manifest and the exchange."""
