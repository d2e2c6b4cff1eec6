// Both sides' nodes in one process, a world around them that is drawn from a seed, and a judge of what came of it. Pure.
//
//   Clockwork/    what happens when
//     Agenda            everything that is going to happen, in order of time and, at one time, of a draw
//     Happening         the list of it
//     VirtualTime       time that passes only when the simulation says so
//     Chance            draws, each concern from numbers of its own
//     DrillLength       hours in which everything goes wrong at once, or days; and the calm at the end
//
//   Node/         what services stand on
//     DrillJournal      numbers, knows by source and id, refuses something else under the same name
//     DrillService      a service that dies and starts, whatever its state looks like
//     ProcessorService  a processor in the run of production's own shell
//
//   Link/         LinkEnd: production's intake and what of it is on disk; Network: delay, loss, repetition, cuts, narrowness
//                 DrillSigner: signs what crosses; Forger: slips words into pages
//   People/       DrillPeople: who answers late, twice or not at all; confers, releases, refuses; keeps things quiet; swaps shifts
//   Channels/     DrillSender: hands messages over, and dies before it has written that down
//   World/        Climate: what kind of world a seed makes; Weather and Spill: what there is to warn of
//
//   Simulation/   all of it together
//     DrillGround       the playbooks that a simulation needs
//     DrillCast         who plays: production, or in a test a copy with a fault
//     DrillNode         one side's node
//     Simulation        the world's course: schedule, journals, services, link, people, channels, end
//
//   History/      what is left, and the judge, who knows the events and none of the code that made them
//     History           two journals, what people were told, what channels took
//     HistoryFacts      who owns which ground, what crosses
//     HistoryChecker    the rules, one file a subject in Rules/
//     SideHistory, CallLedger   what is looked up in a journal; its calls
//     Question          what a rule asks, counted: a rule that is never asked anything proves nothing
//     Violation         what must not be, with seed, time and events
//     DrillStory        how it came to that, in few lines; EventWords: what events are called in it
