// Who is called about what, in which order, until somebody acknowledges: rules, ladders, silences, watches. Pure.
//
//   Plan/        `Playbooks/duty/calling.yaml` as a value
//     CallingPlan        rules, ladders, limits
//     WatchPlan          what is listened to
//     CallingRecords     how each record is written; CallingChecks, +Rules, +Watches: what must fit together
//     RequiredCall       what has to call somebody whichever way the plan is written; CallingChecks+Coverage names what is missing
//   Asking/      what an event means to somebody who may have to be called
//     Occasion           what it is about, how high, what it asks for; one file per kind of event
//     SpokenNames        what things are called in a call; TitleTemplate: words of an event in a title; Shortening: at a word
//   Calls/       the notify service of one side
//     NotifyProcessor    the switchboard; +Rules, +Steps, +Words, +People, +Deadlines are its parts
//     CallRule+Meeting   whether an event meets a rule
//     Word               what came back from the journal, decoded
//     Climb              the next thing to say about a call
//     CallText           what a message says; ExerciseMark: that it is an exercise
//     Gathering          quiet repeats that come as one text
//     NotifyState        all that is known: CallRecord, SilenceRecord, and the DeadlineIndex in O(log n)
//     ToldPosts          who was told about a warning, for its later words
//     Reach              which channels can reach whom
//   Watches/     dead-man's watches in both directions: Ears finds the watch of an event
//                        +Channels: those that refuse one message after another
//   Preflight/   if this fired now: who, when, by what; and what is broken in the days to come;
//                        DeadChannels: what takes nothing now, and whom that keeps a call from
//   History/     why somebody was called or not, from the events alone: CallHistory, Telling
