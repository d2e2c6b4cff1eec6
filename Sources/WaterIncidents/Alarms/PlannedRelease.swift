import Chronology
import Events

extension AlarmPlan {
    /// Everyone below a planned release, in the order of the water.
    static func parties(below release: ReleaseAnnounced, on ground: RiverGround) -> [Party] {
        let watercourse = release.watercourse ?? RiverGround.stem
        let stretches = ground.stretches.filter { $0.watercourse == watercourse && $0.kilometres.upperBound > release.kilometre }
        let targets = ground.targets.filter { $0.watercourse == watercourse && $0.kilometre >= release.kilometre }
        let all =
            stretches.map { ($0.kilometres.lowerBound, Party(side: $0.side, place: $0.place)) }
            + targets.map { ($0.kilometre, Party(side: $0.side, place: $0.place)) }
        var parties: [Party] = []
        for (_, party) in all.sorted(by: { $0.0 < $1.0 }) where !parties.contains(party) { parties.append(party) }
        return parties
    }
}

extension ReleaseAnnounced {
    /// What those downstream have to know of it; who says it and why is no news.
    var fingerprint: String {
        EventIdentity.derived(
            from: [
                river, watercourse ?? RiverGround.stem, "\(kilometre)", "\(begins)", ends.map { "\($0)" } ?? "",
                "\(dischargeCubicMetresPerSecond)",
            ])
    }
}
