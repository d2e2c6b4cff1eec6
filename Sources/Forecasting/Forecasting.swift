// Ten days of air ahead, as probabilities. Pure: no clock, no files, no logger; what is drawn by lot is drawn from a seed.
//
// What staff set
//   ForecastPolicy            Playbooks/air/forecast.yaml: places, whose data stand in, deadlines, bounds
//   ForecastPolicy+Reading    reads it and compares it with the region
//
// What is remembered
//   DailyHistory              up to twelve years of daily means of one place, gaps kept
//   IncompleteDays            the newest days with too few hours, for how the air is now and nothing else
//   DailyCode                 the pollutants' codes in daily events; ozone's is `o3_8h`
//
// How the courses are made, in this order
//   DayOfSeason               where a day lies in the year
//   Climatology               the usual level and spread of each pollutant for each day of the year
//   Anomalies                 how unusual each day was
//   Persistence               how much of today's anomaly is left after so many days
//   RecentDays                how unusual the last days were, and how much each counts
//   Trajectories              stretches of the past that can stand for the coming days
//   Widening                  what a short record does not show of the spread
//   SeasonalMethod            the six together → Courses. Guidance from weather models will be one more step from Courses to Courses
//   Lots                      the small generator (SplitMix64)
//
// What is said about them
//   Courses                   equally likely courses of concentrations, with what they rest on
//   Outlook                   the courses judged by the edition of each day: index, dust, quantiles, exceedance
//   Quantiles                 19 of them
//   ForecastWording           what a forecast rests on, in words
//   ForecastError             why there is no forecast
//
// The service
//   Forecaster                history in, `ForecastIssued` out
//   ForecastProcessor         the events, the daily deadline, the state
//
// How good it is (Verification/), in operation and in hindcasts alike
//   ForecastScore             19 quantiles beside an observation: CRPS, bands, where it lies
//   VerifiedForecast          a forecast with what happened and what the references would have said
//   ScoreBoard, ScoreSums     scores by variable, lead and kind of day (Stratum); boards merge
//   PITHistogram, BrierSums, Contingency, Accuracy   the parts that are summed up
//   ExceedanceLevels          above which value an index is above 100, 150, 200, 300
//   OfficialScores            by which China's forecasters judge: level, range, primary pollutant, heavy days
//   SeasonReference, PersistenceReference            what skill is measured against
//   SkillInterval             how far chance can have moved it
//
// Forecasts of the past (Hindcast/)
//   HindcastPlace, Hindcast   day by day, each forecast from what was known then
//   HindcastForecast          as it is written down, rounded
//   HindcastVerification      scores one place
//   DayRules                  season and edition of each day
//   LeakCheck                 finds a forecast that knew the days after it
