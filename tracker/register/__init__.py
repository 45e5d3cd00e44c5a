"""The record: what was recorded, by whom and when, and the spans that follow from it.

`tables` is the store, `ledger` the one way to write to it, `recording` one function for each thing a person does,
`dossiers` turns rows into facts, `projection` keeps the spans, `reading` answers questions with plain rows, `history`
shows earlier versions, `verification` proves that nothing was altered.
"""
