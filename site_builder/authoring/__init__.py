"""What helps an author to begin: a new archive, a new story, the schemas that editors read.

Only here does the program write to content/, and it never replaces what an author wrote.
"""
