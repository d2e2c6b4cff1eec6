// Where spilled water goes: arrival, peak and departure of a plume at every target downstream, with its uncertainty. Pure: no clock, no
// files, no logger. SI units inside; kilometres and mg/l (= g/m³) at the edges.
//
// Network/       what staff write down
//   River, Reach             a chain of reaches, their flow by Season; Stretch says whose ground a kilometre is
//   AlternativePath          canals that replace the river bed in low water; stated, not computed
//   Target, Substance        what must be warned, and from which concentration
// Reading/       from YAML to values, every mistake with its line
//   RiverPlaybook            all rivers and substances: `RiverPlaybook.read(files, region:)`
// Hydraulics/    how fast
//   Channel                  Manning's equation; mixing length from the bank
//   DispersionFormula        five published formulae
//   JobsonTravel             regression where the channel is unknown, and a second opinion
//   Leg                      a piece of the way, whatever its speed comes from
// Transport/     how it spreads
//   Passage                  several legs as one uniform channel, by moments
//   Plume                    the analytic solution, for an instant and for a duration
//   RootSearch, ScaledErrorFunction
// Ensemble/      how wrong it may be: 500 seeded members, quantiles
// Forecast/      what is said
//   IncidentReport           what is wrong with a report, before it is published
//   PlumeModel               report in, `PlumeForecast` out; Release, Sightings and Assumptions are its steps
//   RiversProcessor          the service
