// One river, one plan, one map: what the rivers are, where spilled water goes, and how sure that is. Pure: no clock, no files, no logger.
// SI units inside; kilometres and mg/l (= g/m³) at the edges.
//
// Network/       what staff write down
//   River                    watercourses with their reaches, diversions and reservoirs; Stretch says whose ground a kilometre is
//   Location                 a point of the network; WaterBalance: what every piece carries in a FlowCondition
//   Season, Substance
// Register/      the four lists: facilities, risk sources, targets, and the basic information that follows from the network
// Reading/       from YAML to values, every mistake with its line: `RiverPlaybook.read(files, region:)`
// Waters/        RiverWaters: the network as `SoluteTransport` sees it, for one condition of flow
// Ensemble/      how wrong it may be: 500 seeded members, each one river (Member)
// Learning/      what samples leave of them
//   Evidence, Knowledge      the likelihood of samples, and the members they leave
//   SourceTracer             where a release of unknown origin may have begun
// Forecast/      what is said
//   IncidentReport, SampleReport   what is wrong with a report or a sample, before it is used
//   PlumeModel               report and samples in, `PlumeForecast` out; Release, Sightings, BankCheck, Assumptions and Derivations are its steps
//   RiversProcessor          the service
// Plan/          what can still be done (一策)
//   InterceptionPlanner      report and samples in, `PlanComputed` out
//   OperationFinder, PlanOperation, PlanSite   what each facility could do, and where it acts on the water
//   PlanEnsemble, PlanWindows, PlanEffects   every member at every place, when each work works, and what the targets then see
//   PlanAppraisal            in time or not, enough room or not; PlanSupplies, PlanDilution
//   PlanSearch, PlanChooser  which combinations, and which of them are shown
//   PlanExplanation, PlanIntakes, PlanTimeline, PlanSummary, PlanText   in words
//   PlanContradictions       what reference spills find wrong with the register
