// Forecasts of weather and composition, as users have them, into one shape: daily values at points, members kept. Pure: no clock, no
// files, no logger.
//
//   GuidanceRun          one run of one source; GuidanceSource, GuidancePoint, GuidanceVariable, GuidanceShortfall are its parts
//   GuidanceFile         the way in: a file's name and bytes → its format (GuidanceFormat) → its runs
//   GuidanceContext      what a file does not say itself: when it was here, its model, the points that are wanted of a grid
//   GuidanceLimits       beyond which nothing is read
//   GuidanceError        what is wrong, where, and what to do
//
//   Daily/               steps into Beijing days, the same for every source
//     DailyPlan, DailyAggregation    which steps a day has; mean, sum and 8-hour mean, valid from three quarters of the steps
//     WindVector, UnitConversion     direction and speed into components; every unit into ours
//     RunEstimate, RunBuilder, ShortDays     what run a reply can be of; values and notes gathered into a run
//
//   A folder for each source, with the same two files: Names (what it calls things) and Reading (its bytes into runs)
//     OpenMeteoForecast, OpenMeteoEnsemble, OpenMeteoAirQuality     over OpenMeteo/, which reads the JSON that they share
//     GRIB                 fields that the module `GRIB` has decoded
//     CSV                  our own layout: a row a value
//     WindAnalysis         `date,lon,lat,u_ms,v_ms` of a reanalysis
//
//   Taking/              runs into events and back: GuidanceIntake, GuidanceTaking, GuidanceItem, GuidanceEvents, GuidanceParts
//
// Leakage. `known` is when a file was here, and nothing may use it for an earlier moment. Days before that day in a reply of Open-Meteo are an
// analysis, see `OpenMeteoReading`.
