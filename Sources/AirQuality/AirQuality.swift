// What the air is like, by HJ 633 and GB 3095, in integers. Pure: no clock, no files, no logger.
//
// What is measured
//   Pollutant, PollutantSet   the six pollutants of the AQI, in the order of the standard's table
//   Concentration             an exact number of thousandths of a µg/m³ (CO: mg/m³), its rounding and its means
//   PerPollutant, Reading     one value for each pollutant, or none; a missing value stays missing
//   HourlySeries              the hours of one station or place, with gaps
//
// What the standard says
//   Edition, IndexTable       the breakpoints of one edition, with citation and dates of force
//   IndexTableFile            the text form of a table, as in Playbooks/air
//   IndexTables               the editions together; picks the one in force on a day
//   AirQualityLevel           优 to 严重污染, with words and colours
//
// What follows
//   RealTimeReport            the index of one hour. Never drive a warning from it: it reaches 500 in every dust storm
//   DailyMeans                the 24-hour means of a day and the daily maximum 8-hour ozone, if they are valid
//   DailyAssessment           the index of one day, or why there is none
//   DustRule, DustSpell       the begin/end rule for dust, with its evidence
//   DustAttribution           what speaks for dust on a day: evidence for people, not a verdict
