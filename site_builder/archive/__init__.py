"""Stage 3, Articles → Archive: stories, terms, events and coverage. Touches no disk, clock or
environment.
"""
