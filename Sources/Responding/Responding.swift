// From a warning or an incident to tasks of named units, and back to rest. Pure.
//
//   Playbooks/          what the files in Playbooks/responses say
//     Trigger               pollution, dust, or an incident on a river
//     Measure               what a unit does, by when, with what proof
//     Due                   so long after activation, or so long before the plume reaches a target
//     ResponsePlaybook      the measures for one trigger
//     ResponsePlaybooks     all of them, one for each trigger
//     PlaybookChecks        what must fit together with the region and the rivers
//
//   Answer/             one side's answer to one trigger
//     Echo                  unsaid, said, or back from the journal
//     Wanted                a measure that now applies to a unit, with its due time
//     TaskRecord            one task over its life
//     ResponseRecord        all tasks of a response; compares what is wanted with what there is
//     ResponseNotice        the same in events
//
//   RespondState        all of it over time, bounded
//   RespondProcessor    events in, tasks out, for the units of its own side only
