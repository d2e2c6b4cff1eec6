// From forecasts to warnings: criteria that people edit, the probability that they are met, and the life of one warning. Pure.
//
//   Criteria/       what the files in Playbooks/warnings say
//     Hazard            six: heavy pollution, light and moderate pollution, ozone, dust; rivers, drinking water
//     RunRule           “above 200 for 48 h”, and the alternatives a level is made of
//     LevelCriterion    a level, its alternatives, the probability at which it fires, and its lead
//     CriteriaEdition   one edition for one hazard of the air: whose days, which 24 hours, levels, lifting, steadiness, citation
//     WaterCriterion    a level by grade and arrival; WaterEdition: one edition for a hazard of the water
//     WarningEdition    what both kinds have: enough to cite them; EditionHead: how their files begin
//     WarningCriteria   the editions that are in force, one for each hazard
//     CriteriaFiles     the files held against each other
//     WarningCriteria+Rules  the rules on one line, by which a change of them is noticed
//     Proof/            what the files must not say
//       Witnesses         the mildest courses of days that meet a rule: what holds for them holds for all
//       Completeness      levels that are missing, what does nothing
//       Contradictions    levels that shadow each other, idle rules; LiftingContradictions: lifting, dead zones, seasons
//       DayOwnership      no day is two hazards'
//       Answering         what is in force and not the national text answers to it
//       Strictness        a local file is as strict as the one it answers to; WaterStrictness: the same for water; Steadiness+Strictness
//       ExhaustiveProof   every course of days tried, for `fengsui check`; SmallModel: the classes that thresholds cut
//
//   Procedure/      what the staff lay down about the life of a warning: warnings/procedure.yaml
//     WarningProcedure  ways to consult and to release, one rule for every hazard, step and level; +Reading, ProcedureRecords
//     ConsultationRule  who is asked, for how long, and how opinions bear on the level
//     ReleaseRule       how many people, from which posts, and what happens when nobody comes
//     RegionWideArea    areas of both sides that are warned together; WrittenRegionWide as it is written; WaterArea: a river
//     ProcedureChecks   what must fit together; +Names: what is named is there; +Steps: exactly one rule for every case
//
//   Outlook/        how likely it is that a criterion is met
//     ObservedDay       a day already assessed, which counts toward a run that began before the forecast
//     Course            the days of one scenario behind the observed ones, as one hazard sees them
//     Episode           days not parted by the lifting condition; two episodes without it between them are one
//     ForecastCourses   a forecast's scenarios and whose days they are; DayShapes: days that begin at any hour, where there are hours
//     Absorption        from when on a graver hazard speaks instead
//     WaterIncident     an incident as far as warnings go; WaterOutlook: what it means for one side, WaterEdition+Judging
//     ClosedIncident    one that is over, so that no late word opens it again
//     Outlook           one place and hazard: level by level, the share of scenarios, the days, the range
//     AreaOutlook       the places of a warning area together; the strictest place decides
//
//   Decision/       what the forecasts ask for
//     Matter            one area and hazard that this side watches
//     LifeRules         what a warning's life takes from its criteria, whatever the hazard
//     Prospect          what is expected there now; +Air, +RegionWide (so many places of both sides on one day), +Water
//     ForecastRound     for an area of both sides: whether the newest round of forecasts is whole
//     Standing          a warning in force
//     WarningDecision   issue, raise, lower, extend, lift: chosen here, put into words elsewhere
//     ProposalNotice    a decision as `warning.proposed`, with the plan of its release
//     WarningText       region → days → level range → primary pollutant → cause, in both languages; WarningWords
//
//   Life/           from a proposal to a warning, and to its end
//     Watch             one area and hazard over time: standing warning, open proposal, consultation, refusal, numbers
//     Watch+Steps       what a withdrawal, a step and an end do to it; +Time: the procedure's minutes begin when people can know
//     Proposal          a step that waits for people; who stands behind it (PersonName), what was refused (Refusal)
//     Turn              what is to be said now: propose, withdraw, release, cancel; Anew: more time for what was put to people late
//     ReleaseNotice     a proposal that goes out, with what has to be said plainly
//     WithdrawalWords   why one does not
//     LinkView          whether the other side can be reached
//
//   Consultation/   会商
//     ConsultationRecord  as its events left it: opinions, who is silent, when it ends
//     Conclusion          agreed, dissent, silence, unreachable; the level that it came to
//     ConsultationNotice  the words that open and end it; Turn+Consultation chooses them
//     ForecastDigest      the evidence that it argues about
//     Minutes             会商纪要
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
//   Backtest/       the service itself over past days
//     Backtest          forecasts and days in, the steps of its warnings out
//     BacktestScore     warnings, hits, false alarms, misses, flaps, lead; what each word means
//     PastRecord+Perfect  forecasts that know the days to come
//
//   AlertState      all of it over time, bounded
//   AlertProcessor  events in, words and assessments out: +Air forecasts and days, +Water incidents, +Words the service's own, +People, +Turns time and link,
//                   +Matters what is watched
