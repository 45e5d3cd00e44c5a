"""The one door to the register: everything a page shows comes through here as plain frozen rows, never as a database's.

`register` holds the engine and the version that every cached answer is kept under, so that what anybody records shows
at the next interaction of everybody. `owing` answers the home page, `matrix` the matrix, `dossier` the page of one
instrument, `entries` checks and saves what a person records, `files` makes reports.
"""
