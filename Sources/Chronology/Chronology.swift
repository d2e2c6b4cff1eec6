// Time as a value. Nothing here reads a clock.
//
//   Timestamp     an instant in UTC, to the millisecond, written as RFC 3339
//   CalendarDate  a calendar day in Beijing time, the day that Chinese air-quality standards mean
//
// A module that needs to know what time it is gets a `Timestamp` handed in; only `Runtime` and `fengsui` ask the system.
