/// How long the other side is left alone after trouble: longer each time, shorter again only after it was well for a while. So a peer that
/// comes and goes, or answers nonsense, costs a few words an hour.
struct Pause: Hashable, Sendable {
    private var falls = 0

    static let first = Duration.seconds(1)
    /// After a cut: the line may be back any second, and lives hang on it.
    static let longestAfterCut = Duration.seconds(5)
    /// After answers that no journal gives.
    static let longestAfterFault = Duration.seconds(600)
    /// Being well for this long makes the next fall a first fall.
    static let well = Duration.seconds(60)

    mutating func next(afterFault: Bool, wellFor: Duration) -> Duration {
        falls = wellFor >= Self.well ? 1 : falls + 1
        let longest = afterFault ? Self.longestAfterFault : Self.longestAfterCut
        var pause = Self.first
        for _ in 1..<falls where pause < longest { pause *= 2 }
        return min(pause, longest)
    }
}
