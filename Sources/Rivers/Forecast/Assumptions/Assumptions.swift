import Chronology
import Events
import Playbook
import SoluteTransport
import Wording

/// Everything that a forecast takes for granted, in words, so that whoever reads the numbers can see what they stand on.
struct Assumptions {
    let release: Release
    let knowledge: Knowledge

    init(of release: Release, _ knowledge: Knowledge) { (self.release, self.knowledge) = (release, knowledge) }

    /// Of the whole forecast, the weightiest first.
    func all(_ arrivals: [PlumeArrival]) -> [Bilingual] {
        let lines = [
            mass, samples, unusedSamples, path, arrivals.isEmpty ? noTarget : nil, flow, hydraulics, regression, mixing, background, decay,
            density,
            spread,
        ]
        return lines.compactMap { $0 } + [secondOpinion(arrivals.last { $0.watercourse == nil }), ground].compactMap { $0 }
    }

    var report: IncidentReported { release.report }
    var river: River { release.river }
}
