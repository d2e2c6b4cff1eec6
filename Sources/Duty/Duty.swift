// Who sits on which post, when: rotas, hand-over, swaps and absences, in Beijing time. Pure.
//
// Rotas are data (`Playbooks/duty/rotas.yaml`), what happens to them are events (`duty.*`), and who is on duty at an instant is one
// function of both: the plan's person, then every swap and take-over in the order in which people entered them, then absences.
//
//   Plan/        what the rotas say
//     DutyPlan         people, the calendar of holidays, rotas; `read` in Reading/
//     DutyPerson       somebody who takes shifts: id, name, side, language; no address of any kind
//     DutyCalendar     days off and days worked in exchange; DayKind, the days on which a layer's shifts begin
//     DailyShift       `20:00-08:00` in Beijing
//     RotaLayer        shifts, and the people who take them in turn
//     Rota             layers over each other for one post, and who stands in
//     DutyLimits       what is too much
//
//   Reading/     from rotas.yaml to a plan, with every mistake as a finding
//     DutyRecords      how each record is written
//     DutyChecks       sides, unknown people, conflicts
//     PatternScan      gaps, and layers that never count
//
//   Book/        what was heard
//     DutyBook         swaps, absences, take-overs, withdrawals: the same whatever order they came in, and bounded
//     RotaChange       a swap or an absence; TakeOver, a person sitting down
//     LatestFirst      the bounded set under it
//
//   Roster/      plan and book together
//     DutyRoster       who is on duty, shifts without a gap, hand-overs
//     Seat             one post: the only code that decides who sits there
//     OnDuty, Shift, HandOver
//     RosterFindings   what is wrong in the days to come; RosterFinding, one of them in words
