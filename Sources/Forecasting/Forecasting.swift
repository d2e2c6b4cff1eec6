// Ten days of air ahead, as probabilities: learned day by day, explained, and scored against what came. Pure: no clock, no files, no
// logger; what is drawn by lot is drawn from a seed.
//
// Policy/          what staff set, Playbooks/air/forecast.yaml
//
// Memory/          what is remembered: daily means (DailyHistory), the newest days with too few hours (IncompleteDays), and how days ran
//                  over their hours (HourMemory)
//
// Guidance/        what weather and composition models say, as predictors by sector and day (GuidanceSector, GuidancePredictor); kept with
//                  the day on which it was known (GuidanceMemory) and looked up no earlier (GuidanceTable)
//
// Model/           one quantity at one place. In the order in which a day passes through it:
//   StructuralModel, StructuralFilter   level, season, slow and fast departure; the exact distribution of the coming days
//   Departures, PlaceDepartures         how unusual each day was: the predictors of the next step
//   RecursiveRegression                 corrections by the last days, the air upstream and each guidance source
//   SeasonSample                        errors and past days, weighted by season, as quantiles
//   Component, Aggregation              the parts, and their weights by past scores
//   SpreadCalibration                   until the 80 % band holds 80 % of the days
//   SeriesForecaster, PlaceForecaster   all of these in order → LeadForecast, a QuantileFunction for each day ahead
//
// Learning/        a basis through time: Knowledge in, Learner on the LearnerShelf, joint courses out (CourseMaker)
// Courses/         distributions of single days into joint courses (Stretches, Shuffle), and those into hours (HourlyCourses)
// Outlook/         courses judged by the edition of each day: index, dust, season, inputs, changes; and all of it in words
//
// Verification/    how good it is, in operation and in hindcasts alike
//   ForecastScore, VerifiedForecast     19 quantiles beside an observation, and beside what the references would have said
//   ScoreBoard, ScoreSums               scores by variable, lead and kind of day (Stratum); boards merge
//   PITHistogram, BrierSums, Contingency, Accuracy, OfficialScores     the parts, China's own scores among them
//   SeasonReference, PersistenceReference, SkillInterval               what skill is measured against, and how far chance moves it
//
// Hindcast/        forecasts of past days by the same code
//   Hindcast, HindcastPlace             day by day, each forecast from what was known then; HindcastScenarios for criteria over days
//   HindcastForecast, HindcastVerification, DayRules                   as it is written down, and scored
//   LeakCheck                           finds a forecast that knew the days after it
//
// Service/         Forecaster makes `ForecastIssued`; ForecastProcessor is the service; Verifier and SkillWatch score it day by day
