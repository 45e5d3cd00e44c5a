"""Treaty law without a database, a clock or a screen: acts in, spans out.

Read `vocabulary` for the words and `facts` for what is known. A rule is data: `clauses` says what it can be, `notation`
(with `condition_notation` and `reading`) how it is written. What it takes to hold is in `conditions`, whom it cannot do
without in `blocking`, what it lacks in `lacking` and `completions`, what it asks about beside consents in `beside`.
`courses` is what each state has done, `leaving` when its notices take effect, `situations` who stands where on a day,
`triggers` and `entry_into_force` when an instrument begins to bind and whom, `provisional` what it does before that,
`durations` when it ends, `parents` who is bound without consenting. `standing` and `positions`, `stages`, `outstanding`
and `instrument_states` are the answers, `what_if` the difference between two of them, `checks`, `reservations`, `links`
and `findings` what is odd, `deadlines` the days that matter, `pace` how long a state usually takes and what comes next,
`drafts` the words of the time before adoption. `relatives` fetches answers about other instruments, and `assessment`
puts all of it together.

Where to look a rule up, by article of VCLT, the Vienna Convention on the Law of Treaties of 23 May 1969:

    11-16   acts of consent, and what counts from receipt   vocabulary, facts
    18      refusing to become a party                       courses
    19-23   reservations, objections, twelve months          reservations
    24      entry into force, generally and for one state    clauses, triggers, entry_into_force
    25      provisional application                          provisional, courses
    28      application to the past                          durations (prolonging), clauses (applies_from)
    29      parts of a territory                             courses (kept apart)
    40, 41  amendments and who is bound by them              parents, findings
    54-56   withdrawal, notice, too few parties              leaving, courses, durations
    57-59   suspension, replacement, end                     courses, durations
    68      revoking a notice                                courses
    76-78   receipt, review by the depositary                facts, vocabulary
"""
