"""Social cards: a picture with the title of an article, for wherever the article is shared."""
