"""A site over the store of an export: its pages, what its IRIs mean, and a SPARQL endpoint that only reads.

    guard      every answer has its headers, and no foreign name of a host gets one
    site       which address has which answer
    files      pages and exports, as they lie on disk
    accept     which of several forms a client would rather have
    things     what the store says of one IRI of ours
    protocol   what a request asks of the endpoint
    pool       worker processes that answer queries, and can be stopped
    follower   takes a new snapshot of the store when the export changes
    listening  from the socket to the end

Nothing of it changes an export. Queries run in processes of their own on a snapshot of the store, so that the
store stays free for `memcon run`, and a hostile query costs one worker.
"""
