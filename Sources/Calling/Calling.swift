// Who is called about what, in which order, until somebody acknowledges: rules, ladders, silences, watches. Pure.
