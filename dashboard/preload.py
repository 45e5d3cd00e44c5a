"""Everything pages are made of, imported once when the server starts rather than by its first visitor."""

from importlib import import_module
from pkgutil import iter_modules

from dashboard import charts, components, data

for room in (charts, components, data):
    for found in iter_modules(room.__path__, f"{room.__name__}."):
        import_module(found.name)
