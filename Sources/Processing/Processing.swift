// How a pure service goes through a journal, without the journal: what the shell of a node and the simulator have in common, to the line.
//
//   ShellRun            where a shell is and what its processor knows
//   Waking              which of a processor's times it has announced: each is another event
//   Answered, PastWords what a processor has answered before, so that an old event is not answered by new rules
//   Snapshot            what a shell has to know to go on
//   Bookmark            tells a journal that was restored or replaced from the one that was read before
//   NodeClock           the machine's time, or in an exercise the time that the journal says
