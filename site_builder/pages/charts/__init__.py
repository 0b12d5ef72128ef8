"""The geometry of pictures: from counts to views that macros draw as they are, and nothing else."""
