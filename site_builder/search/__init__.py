"""Archive → the search index: records, divided into shards, through Pagefind into one folder.

`record` says what is known of an article, `shards` divides the records, `words` cuts text as
queries are cut, `service` and `pagefind` run the indexer, `bundle` writes what the browser loads.
"""
