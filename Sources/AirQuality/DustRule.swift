/// The figures of the begin/end rule for dust. Staff may set them; the defaults are those of 2016, **from memory**, to be checked.
package struct DustRule: Hashable, Sendable, Codable {
    /// How many hours before an hour make up "before".
    package var hoursBefore = 6
    /// Fewer hours with data than this are no "before". Our own choice: the rule as we know it is silent on gaps.
    package var minimumHoursBefore = 3
    /// Dust begins when PM10 is at least this many hundredths of its mean before …
    package var onsetPercentOfBefore = 200
    /// … and above this, µg/m³;
    package var onsetAbove = 150
    /// or when PM2.5/PM10 is at most this many hundredths of its value before.
    package var ratioPercentOfBefore = 50
    /// Dust ends when PM10 is no more than this many hundredths above its mean before the event.
    package var endPercentAboveBefore = 10
    /// A daily PM2.5/PM10 below this, in thousandths, is a sign of dust (so counted in Kashgar, 2015–2016).
    package var lowRatioPerMille = 350

    package init() {}

    /// The supplementary rule of 2016 for days under the influence of dust, from memory.
    package static let of2016 = DustRule()
}
