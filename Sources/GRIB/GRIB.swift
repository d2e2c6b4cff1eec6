// GRIB files into plain fields, over ecCodes of ECMWF. C and `unsafe` stay in this module.
//
//   GRIBFile             the way in: bytes and points → a field for each message, sampled at the points
//   GRIBMessages         where each message begins and ends, and a message with several fields taken apart; pure Swift
//   GRIBHandle           one decoded message: its keys, its nearest values
//   Sampling             four values around a point into one
//
// What a field means is said in `Guidance/GRIB`.
