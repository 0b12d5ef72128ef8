"""What the Makefile uses besides the program itself."""
