"""Every word a person reads, in English and in Russian.

`catalogue` says an English text in either language, `names` the words of the vocabularies, `states` the names of
states, `dates` days and durations, `numbers` amounts; `wording` turns what the law computes into sentences. English is
the source: its texts stand in the code, their Russian in `ru.po`, and `python -m tracker.locale.collect` keeps the two
together.
"""
