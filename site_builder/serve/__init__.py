"""The local site: built on a change, served to this machine only, its problems shown in the page.

    watching      changes below content/, layouts/ and static/
    rebuilding    a change → what a build leaves, and what to say of it
    snapshots     a site, or problems beside the last good one
    headers_file  the headers that the site declares
    requests      bytes → Request
    guard         which requests are ours
    answers       Request and Snapshot → Response
    ports         where to listen
    connections   sockets, their limits, and the stream of events that reloads pages
    serving       all of it together

What runs in the pages is beside them: reload.js, problems.js, problems.css.
"""
