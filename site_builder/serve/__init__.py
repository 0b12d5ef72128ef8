"""The local site: built on a change, served to this machine only, its problems shown in the page.

    watching      changes below content/, layouts/ and static/
    snapshots     what each build left: a site, or problems beside the last good one
    requests      bytes → Request
    guard         which requests are ours
    answers       Request and Snapshot → Response
    connections   sockets, their limits, and the stream of events that reloads pages
    serving       all of it together

What runs in the pages is beside them: reload.js, problems.js, problems.css.
"""
