"""Archive → the search index: records into shards, shards through Pagefind into one folder.

`record` says what is known of an article, `shards` divides the records, `words` cuts text the way that
queries are cut, `pagefind` runs the indexer, and `bundle` writes what the browser loads.
"""
