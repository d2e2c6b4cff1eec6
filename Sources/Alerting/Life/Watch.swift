import Chronology
import Events

/// One area and hazard over time: the warning in force, the step that is proposed, what was refused, and the numbers given so far.
package struct Watch: Hashable, Sendable, Codable {
    package internal(set) var standing: Standing?
    /// The step that waits for people; never two.
    package internal(set) var proposal: Proposal?
    /// The consultation that is open, or the one that the proposal rests on.
    package internal(set) var consultation: ConsultationRecord?
    /// What is not proposed again for now.
    var refusal: Refusal?
    /// The level that a consultation came to, which is to be proposed.
    var verdict: Verdict?
    /// A person's request that a consultation be opened.
    var request: ConsultationRequested?

    /// Numbers given so far: warnings issued in `year`, proposals of the warning `proposed`, consultations ever.
    var year = 0
    var count = 0
    var proposed = ""
    var proposals = 0
    var consultations = 0
    /// The newest issue of the forecast that was counted as complete.
    var counted = Timestamp.distantPast
    /// Since when a word about the warning was said that is not yet back from the journal. Until it is, no other is said.
    var saidSince: Timestamp?
    /// The same for a word about a consultation.
    var askedSince: Timestamp?
    /// Since when something is put to people, while it is not known whether that is now.
    var unlooked: Timestamp?

    /// What was said and is not back after so long will not come any more: it was lost when the program was changed.
    static let longestWait = Duration.days(3)

    func isWaiting(at time: Timestamp) -> Bool { saidSince.map { time - $0 <= Self.longestWait } ?? false }

    func isAsking(at time: Timestamp) -> Bool { askedSince.map { time - $0 <= Self.longestWait } ?? false }
}

// MARK: - Numbers

extension Watch {
    /// `local-kashgar-urban-dust-2020-01`: of the warning in force, of the one proposed, or the next. A number is used up only by an issue.
    func number(_ name: String, in year: Int) -> String {
        if let standing { return standing.number }
        let next = year == self.year ? count + 1 : 1
        return "\(name)-\(year)-\(next < 10 ? "0" : "")\(next)"
    }

    func nextProposal(of warning: String) -> String { "\(warning)-p\(warning == proposed ? proposals + 1 : 1)" }

    func nextConsultation(of aggregate: String) -> String { "\(aggregate)-c\(consultations + 1)" }

    /// Numbers are given when a proposal names them, so that two proposals on end never share one.
    mutating func countConsultation(_ number: String) {
        guard let mark = number.lastIndex(of: "-"), number[mark...].hasPrefix("-c"), let count = Int(number[mark...].dropFirst(2)) else {
            return
        }
        consultations = max(consultations, count)
    }

    mutating func take(_ number: ProposalNumber) {
        proposals = number.warning == proposed ? max(proposals, number.count) : number.count
        proposed = number.warning
    }

    /// Notes the number of a warning that was issued; one given by hand counts as the next.
    mutating func use(_ number: String, name: String, in year: Int) {
        let parts = number.hasPrefix("\(name)-") ? number.dropFirst(name.count + 1).split(separator: "-").map { Int($0) } : []
        if parts.count == 2, let written = parts[0], let count = parts[1] {
            self.count = written == self.year ? max(self.count, count) : count
            self.year = written
        } else {
            count = year == self.year ? count + 1 : 1
            self.year = year
        }
    }

    /// Whether a warning of this number has been issued before.
    func isUsed(_ number: String, name: String) -> Bool {
        let parts = number.hasPrefix("\(name)-") ? number.dropFirst(name.count + 1).split(separator: "-").map { Int($0) } : []
        guard parts.count == 2, let written = parts[0], let count = parts[1] else { return false }
        return (written, count) <= (year, self.count)
    }
}

/// `local-kashgar-urban-dust-2020-01-p3`, taken apart.
struct ProposalNumber: Hashable {
    let warning: String
    let count: Int

    init(_ proposal: String, of warning: String) {
        self.warning = warning
        count = proposal.hasPrefix("\(warning)-p") ? Int(proposal.dropFirst(warning.count + 2)) ?? 0 : 0
    }
}
