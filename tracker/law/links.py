"""What a clause or a term refers to beside the instrument itself, and the register does not know."""

from collections.abc import Iterator

from tracker.law.clauses import Condition, Consents, InForce, Measure, PartyTo, Share, Top, Weight
from tracker.law.conditions import denominator, leaves
from tracker.law.facts import Dossier


def links(dossier: Dossier) -> set[tuple[str, str]]:
    """The instruments, organisations and measures that are referred to and not known, each with what it is."""
    instruments = {one.instrument.key for one in (dossier, *dossier.beside)}
    known = {"instrument": instruments, "organisation": {*dossier.organisations, dossier.instrument.organisation}}
    known["measure"] = set(dossier.measures)
    return {(what, key) for what, key in _named(dossier) if key not in known[what]}


def _named(dossier: Dossier) -> Iterator[tuple[str, str]]:
    instrument = dossier.instrument
    for _, key in instrument.relations:
        yield "instrument", key
    if instrument.duration is not None and instrument.duration.with_instrument:
        yield "instrument", instrument.duration.with_instrument
    if instrument.clause is not None:
        also = [apart.also for apart in instrument.clause.apart if apart.also is not None]
        for condition in (instrument.clause.when, *also):
            for leaf in leaves(condition):
                yield from _of(leaf)


def _of(leaf: Condition) -> Iterator[tuple[str, str]]:
    match leaf:
        case InForce(instrument=key):
            yield "instrument", key
        case PartyTo(instruments=keys):
            yield from (("instrument", key) for key in keys)
        case Weight(measure=Measure(key=key)) | Top(measure=Measure(key=key)):
            yield "measure", key
        case Consents() | Share():
            of = denominator(leaf)
            if of is not None and of.key:
                yield ("organisation" if of.who == "members-of" else "instrument"), of.key
            if isinstance(leaf, Consents) and leaf.where is not None:
                yield "measure", leaf.where.measure.key
        case _:
            return
