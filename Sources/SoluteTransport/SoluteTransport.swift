// How dissolved matter moves in flowing water: numbers only, no river of ours, no target, no event. SI units; g/m³ is mg/l.
//
// Hydraulics/    how fast, and how strongly it spreads
//   Channel                  Manning's equation; mixing length from the bank; IceCover
//   DispersionFormula        five published formulae
//   JobsonTravel             regression where the channel is unknown, and a second opinion
// Analytic/      immediate answers
//   Plume                    one uniform channel, for an instant and for a duration
//   Cumulants                what a stretch of water does to a release, in four numbers that add up
//   PassageCurve             from them the curve of a passing release
//   Response, ResponsePlan   a release seen from any place of a network, by every way the water takes
//   RootSearch, ScaledErrorFunction
// Interception/  a release as parcels, cut by works that take a part of it out: ParcelRoute, Parcel, Work
// Mixing/        BankMixing: before a release has mixed across the river
// Network/       TransportNetwork: links between nodes, for one condition of flow
// Inference/     TemperedSampler: what observations leave of an ensemble
// Numerical/     everything in the water at once, conservatively; water that changes
//   TransportScenario, TransportOutcome   what goes in and what comes out
//   TransportEngine          the steps of a course; Resolution chooses how fine they are
//   Waterways, Run           a network as runs of links; RunGrid cuts one into cells of equal travel time, RunAdvection, RunDispersion and
//                            RunReaction move what is in them, RunRouting moves the water itself
//   Reservoir, SteadyState, Hydrograph, MassBalance, TimeSeries
// OTIS/          tracer tests from the input files of the USGS's model, to judge the engine by
// Quantiles      of a sample
