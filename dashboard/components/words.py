"""Words of the vocabulary as they are shown everywhere: a symbol, a colour, and the word itself."""

from dashboard.markup import Html, tag
from tracker.locale.names import name

# How near to consent: a disc fills in quarters. What does not lead there has a sign of its own.
_STAGES = {
    "none-known": ("tt-none", 0),
    "under-way": ("tt-way", 2),
    "approved-at-home": ("tt-near", 3),
    "not-required": ("tt-none", 0),
}
_DONE = {
    "party": "tt-good",
    "consented": "tt-way",
    "consented-waiting": "tt-way",
    "consented-scheduled": "tt-way",
    "bound-through-parent": "tt-way",
}
_SIGNS = {
    "ended": ("tt-none", "■"),
    "withdrawn": ("tt-none", "×"),
    "suspended": ("tt-near", "‖"),
    "leaving": ("tt-near", "→"),
    "refused": ("tt-bad", "×"),
    "not-eligible": ("tt-none", "·"),
    "no-act": ("tt-none", "–"),
}
_INSTRUMENT_STATES = {
    "draft": ("tt-none", "–"),
    "pending": ("tt-way", "○"),
    "scheduled": ("tt-near", "→"),
    "in-force": ("tt-good", "●"),
    "not-computable": ("tt-none", "?"),
    "ended": ("tt-none", "■"),
}
CONFIRMED, REPORTED, UNKNOWN = "confirmed", "reported", "unknown"


def disc(quarters: int) -> Html:
    """A disc filled by so many quarters."""
    return tag("span", class_=f"tt-disc tt-disc-{quarters}", aria_hidden="true")


def _glyph(sign: str) -> Html:
    return tag("span", sign, class_="tt-glyph", aria_hidden="true")


def stage_look(stage: str, confidence: str) -> tuple[str, Html]:
    """The colour class and the symbol of a stage; what nobody heard of does not look idle."""
    if confidence == UNKNOWN and stage == "none-known":
        return "tt-unknown", _glyph("?")
    colour, quarters = _STAGES[stage]
    return colour, disc(quarters)


def position_look(position: str, stage: str, confidence: str) -> tuple[str, Html]:
    """The colour class and the symbol of a position, which before consent is that of its stage."""
    if position in _DONE:
        return _DONE[position], disc(4)
    idle = stage in ("none-known", "not-required")
    if position == "no-act" and idle and confidence == UNKNOWN:
        return "tt-unknown", _glyph("?")
    if position in _SIGNS and (idle or position != "no-act"):
        colour, sign = _SIGNS[position]
        return colour, _glyph(sign)
    return stage_look(stage, confidence)


def worded(colour: str, symbol: Html, word: str, **attributes: str | None) -> Html:
    """A symbol and its word."""
    return tag("span", symbol, tag("span", word), class_=f"tt-word {colour}", **attributes)


def instrument_state(state: str, lang: str) -> Html:
    """The state of an instrument as a whole."""
    colour, sign = _INSTRUMENT_STATES.get(state, ("tt-none", "?"))
    return worded(colour, _glyph(sign), name(state, lang) if state else "–")


def confidence_badge(confidence: str, lang: str) -> Html:
    """How well something is known: an outline that is whole, or broken where nothing was heard."""
    doubt = " tt-doubt" if confidence == UNKNOWN else ""
    return tag("span", name(confidence, lang), class_=f"tt-badge tt-mute{doubt}")
