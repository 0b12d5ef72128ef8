"""Archive → the search index: records, divided into shards, through Pagefind into one folder.

`record` says what is known of an article, `periods` and `part` divide the records, `words` cuts
text as queries are cut, `service` and `pagefind` run the indexer, `indexed` keeps what it made of a
part, `postings` joins parts, `table` and `bundle` write what the browser loads.
"""
