/// The cost-loss model: whoever can avoid a loss L by acting at a cost C gains in the long run by acting where the probability is greater
/// than C/L (Murphy 1977, Mon. Weather Rev. 105, 803–816; Richardson 2000, Q. J. R. Meteorol. Soc. 126, 649–667).
enum BreakEven {
    /// L/C above which acting pays at a probability; nil where none is large enough.
    ///
    /// It holds for reliable probabilities and for a loss that acting avoids entirely; where acting avoids only a part, L is that part.
    static func ratio(at probability: Double) -> Double? { probability > 0 ? 1 / probability : nil }
}
