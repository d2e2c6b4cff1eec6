// What happens around an incident on the water: watching, grading, legal clocks, reports and alarms. Pure.
//
//   Standards/          GB 3838-2002 as data
//     WaterQuality        classes and limits; the class of water by its worst parameter; C/S − 1
//   Watching/           automatic monitors, one series for each parameter
//     WatchSeries         readings in; instrument faults, suspicions and their end out
//     Baseline            what is usual at this hour and season: median and MAD of the last weeks
//     RunningSum          a cumulative sum of how far readings are off
//     FlowMemory          what concentration goes with what flow, so that a load hidden in a flood is seen
//     InstrumentCheck     stuck, negative, absurd: no water does that
//   Grading/            Ⅳ to Ⅰ by the plan of 2014, each criterion with its figure and source; a person may decide otherwise
//   Reporting/          which report is due when and to whom, and its text as far as it is known
//   Alarms/             who tells whom downstream and upstream, as texts for the telephone with receipts
//     AlarmPlan           what is sent now and what has to wait; AlarmExposure, who lies downstream; PlannedRelease
//   Ground/             whose a river's kilometres and targets are
//
//   IncidentsPlaybook    rivers/standards, watching, grading, reporting and alarms.yaml
//   IncidentRecord       one incident or suspicion over its life
//   IncidentsState       all of it, bounded
//   IncidentsProcessor   the service `incidents`
