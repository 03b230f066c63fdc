"""Pages that others archived: WARC files are sieved, and what is kept is copied into our archive and filed."""
