"""Other people's formats: bytes to facts and back.

`bundle` is the register as plain files: `bundle_files` says which, `bundle_reading` and `notation` read them,
`bundle_writing` writes them.
"""
