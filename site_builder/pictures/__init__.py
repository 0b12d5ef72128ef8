"""Pictures: what an image is, the files that are made of it for screens, and cards for articles.

This package is the only one that decodes, draws and encodes, with Pillow. What plans pages asks it
for names and sizes (`image.py`, `renditions.py`), which costs nothing and imports nothing.
"""
