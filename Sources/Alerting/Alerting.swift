// From forecasts to warnings: criteria that people edit, the probability that they are met, and the life of one warning. Pure.
//
//   Criteria/       what the files in Playbooks/warnings say
//     Hazard            pollution (graded response) or dust (health protection and dust control, no industrial cuts)
//     RunRule           “above 200 for 48 h”, and the alternatives a level is made of
//     LevelCriterion    a level, its alternatives, and the probability at which it fires
//     CriteriaEdition   one edition for one hazard: levels, lifting, steadiness, citation
//     WarningCriteria   the editions that are in force, one for each hazard
//     Contradictions    what a set of rules must not say
//     WarningCriteria+Rules  the rules on one line, by which a change of them is noticed
//
//   Outlook/        how likely it is that a criterion is met
//     ObservedDay       a day already assessed, which counts toward a run that began before the forecast
//     Course            the days of one scenario behind the observed ones, as one hazard sees them
//     Episode           days not parted by the lifting condition; two episodes without it between them are one
//     Outlook           one place and hazard: level by level, the share of scenarios, the days, the range
//     AreaOutlook       the places of a warning area together; the strictest place decides
//
//   Decision/       what to do about it
//     Standing          a warning in force
//     Watch             one area and hazard: standing warning, numbering, what was said and is not yet back
//     WarningDecision   issue, raise, lower, extend, lift: chosen here, put into words and events elsewhere
//     WarningText       region → days → range → primary pollutant → cause, in both languages
//
//   Assessment/     the running probability of every criterion
//     Renewal           when an area's forecasts are renewed: once for all its places
//     CriteriaAssessment  level by level: probability, place, onset, what it is worth to act on
//     BreakEven         the cost-loss model
//
//   Experience/     how the criteria would have served in the past
//     PastIssue         an issue of a hindcast; issues beside the days that came
//     CriterionPast     one criterion: what counts as an episode, a false warning, a miss, time gained; counting
//     CriterionPast+Judging  from scenarios and observed days to that
//     EditionExperience+Working  every edition, level and threshold, by year
//     WarningExperience  warnings/experience.yaml as a value; +Origin from a hindcast, +Reading, +Writing
//
//   Procedure/      what the staff lay down about the life of a warning: warnings/procedure.yaml
//     WarningProcedure  ways to consult and to release, a rule for every hazard, step and level; +Reading, ProcedureRecords, ProcedureChecks
//     ConsultationRule  who is asked, for how long, and how opinions bear on the level
//     ReleaseRule     how many people, from which posts, and what happens when nobody comes
//     RegionWideArea  areas of both sides that are warned together
//
//   AlertState      all of it over time, bounded
//   AlertProcessor  events in, warnings and assessments out
//
// A consultation (会商) fits between `WarningDecision` and the events: the decision becomes a proposal that people answer.
