"""The word that was probably meant."""

from __future__ import annotations

from collections.abc import Iterable

_LEAST_SIMILARITY = 0.6


def nearest(
    word: str, candidates: Iterable[str], least_similarity: float = _LEAST_SIMILARITY
) -> str | None:
    """The candidate that `word` most resembles, ignoring case; None where none is near.

    The measure is the optimal string alignment distance (a swap of neighbours counts once), as a
    share of the longer word. Of equally near candidates the first wins.
    """
    from rapidfuzz import process  # only a mistake pays for the import
    from rapidfuzz.distance import OSA

    found = process.extractOne(
        word,
        list(candidates),
        scorer=OSA.normalized_similarity,
        processor=str.casefold,
        score_cutoff=least_similarity,
    )
    return found[0] if found else None


def did_you_mean(word: str, candidates: Iterable[str]) -> str:
    """A hint that names the nearest candidate; empty where none is near."""
    found = nearest(word, candidates)
    return f'did you mean "{found}"?' if found else ""
