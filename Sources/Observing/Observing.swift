// From the network's files to recorded observations, and from observations to assessed days. Pure: no clock, no files, no logger.
//
//   Intake               the way in: a file's name and bytes, what is known, the time → what to record
//   IntakeItem           one thing to record, with an id that a second reading repeats
//   ObserveProcessor     the service `observe`: holds what is known and assesses each finished day of Beijing
//
//   Reading/             from bytes to statements about hours and days, and faults with their lines
//     CSVReader, CSVRow    RFC 4180, one row at a time, bounded; an unclosed quote costs one line
//     TextEncoding         UTF-8 or not, and what to do about it
//     FileLayout           which of the three layouts a header names
//     StationHours, NetworkHours, CityDays   one file each: how a layout is read
//     CityDaysFile         a file of daily means as it is, for what looks back over years
//     Names                whose the names in a file are: our region's, or anybody's as written
//     Statement            what one row says about one hour of a station, or one day of a place
//     Cell                 numbers, dates, hours and pollutants as the network writes them
//     ReadingLimits        beyond which a value is a fault of the instrument or the file
//     Fault, FaultReason   a row kept aside: where, why and what to do about it
//
//   Memory/              what is known, bounded
//     HourValues           the values of one hour at one station, exact
//     StationDay, PlaceDay, PlaceHours       the hours of the last 40 days
//     DailyHistory         the daily means that files have given
//     Claim, Verdict       is a row new, the same, old news, or a correction?
//     FileMemory           which files were read to their end
//
//   Assessing/           ObserveState, DayReport (HJ 633 over a place's stations), ObservationJSON (a fast reader of one payload)
//
//   Water/               files of the rivers' monitors
//     WaterIntake, WaterFile   a file's rows → samples, and rows kept aside
//     WaterNames           the monitors and parameters that rows may name
//     SampleMemory         which samples were recorded
//
//   Recomputing/          what HJ 633 gives for a file's rows, beside what the network published; for any city, and for no service
//     Recomputation        a file's bytes → every row judged again, and how many agree
//     RecomputedRow        what the file gives, what the standard gives, and clues where they differ
//     Yardstick, Judgement by which edition a row is judged, and its index by that
//     Clue, ClueSearch     what the data tell about a difference
//     RecomputingError     why a file cannot be judged again
//
// The hour. The network stamps an hour with its end: the value of 08:00 is the mean from 07:00 to 08:00, and a day has the stamps
// 01:00 to 24:00, the last being 00:00 of the next day. This follows from HJ 663, which lets the 8-hour ozone means of a day run
// from the stamp 8 to the stamp 24 (from memory, to be checked against the text). See `HourStamp`.
//
// Corrections. Hours are held for 40 days behind the newest hour of their place. Within them a changed value is a new revision and
// the day is assessed again. A row about an older hour is kept aside: an old day is corrected by a file of daily means, which is
// also how the network publishes reviewed values. So old hourly files are to be read in the order of time, before newer ones.
