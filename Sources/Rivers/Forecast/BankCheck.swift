import Events
import SoluteTransport

/// Whether a mean over the section may be trusted at a place: before a release has mixed across, one bank has more.
struct BankCheck {
    /// Over the section's mean: at the place's own bank, or the worst where a bank is not known.
    let ratio: Double
    /// From the release, km.
    let kilometres: Double
    /// Mixed across after about so many, km.
    let neededKilometres: Double
    /// Whether both banks are known and differ.
    let isOpposite: Bool

    init?(of release: Release, at target: Target) {
        self.init(of: release, at: target.location, bank: target.bank?.rawValue)
    }

    /// Nil once mixed, where a channel on the way is unknown, or along several watercourses, whose joints mix.
    init?(of release: Release, at location: Location, bank: String?) {
        let begin = release.report.location
        guard begin.watercourse == location.watercourse, location.kilometre >= begin.kilometre else { return nil }
        var (mixing, length) = (BankMixing(way: 0), 0.0)
        for piece in release.waters.pieces where piece.watercourse == location.watercourse && piece.reach != nil {
            let kilometres = min(location.kilometre, piece.kilometres.upperBound) - max(begin.kilometre, piece.kilometres.lowerBound)
            guard kilometres > 0 else { continue }
            guard let channel = piece.recipe.channel(.middle) else { return nil }
            mixing = mixing + BankMixing(over: 1000 * kilometres, in: channel)
            length += kilometres
        }
        guard length > 0, !mixing.isMixed else { return nil }
        let banks = (release.report.bank, bank)
        isOpposite = banks.0 != nil && banks.1 != nil && banks.0 != banks.1
        ratio = mixing.ratio(atShare: isOpposite ? 1 : 0)
        kilometres = length
        neededKilometres = length * BankMixing.mixedWay / mixing.way
    }
}
