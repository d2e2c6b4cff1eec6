// How dissolved matter moves in flowing water: numbers only, no river of ours, no target, no event. SI units; g/m³ is mg/l.
//
// Hydraulics/    how fast, and how strongly it spreads
//   Channel                  Manning's equation; mixing length from the bank
//   DispersionFormula        five published formulae
//   JobsonTravel             regression where the channel is unknown, and a second opinion
// Analytic/      immediate answers
//   Plume                    one uniform channel, for an instant and for a duration
//   RootSearch, ScaledErrorFunction
// Quantiles      of a sample
