import Chronology
import Events

/// Reads what one side's alert service said and checks it by the events alone: nothing of the service's own code is used.
struct HistoryOfWarnings {
    private(set) var faults: [String] = []
    private var open: [String: WarningProposed] = [:]
    private(set) var standing: [String: (number: String, level: WarningLevel)] = [:]
    private var used: Set<String> = []
    private var endorsed: [String: [WarningEndorsed]] = [:]
    private var closed: Set<String> = []
    private var consulting: Set<String> = []

    private var read = 0

    /// Reads on where it stopped the last time.
    mutating func read(_ journal: [Event], of side: Side) throws {
        defer { read = journal.count }
        for event in journal[read...] where event.side == side {
            if event.type == WarningEndorsed.type {
                let words = try event.payload(WarningEndorsed.self)
                endorsed[words.proposal, default: []].append(words)
            }
            if event.source == "/\(side.rawValue)/alert" { try take(event) }
        }
    }

    /// The level of the step that is proposed for an area and hazard; nil without one.
    func proposedLevel(_ key: String) -> WarningLevel? { open[key].flatMap { $0.step == .lift ? nil : $0.level } }

    private mutating func take(_ event: Event) throws {
        switch try Catalogue.payload(of: event) {
        case let words as WarningProposed: propose(words)
        case let words as WarningWithdrawn: open = open.filter { $0.value.proposal != words.proposal }
        case let words as WarningIssued:
            let key = "\(words.area)-\(words.hazard)"
            check(standing[key] == nil, "\(words.warning) is issued while another stands")
            check(used.insert(words.warning).inserted, "the number \(words.warning) comes twice")
            release(words.release, key, event, steps: [.issue])
            standing[key] = (words.warning, words.level)
        case let words as WarningUpdated:
            let key = "\(words.area)-\(words.hazard)"
            check(standing[key].map { $0 == (words.warning, words.from) } ?? false, "\(words.warning) changes from where it is not")
            release(words.release, key, event, steps: [.raise, .lower, .extend])
            standing[key] = (words.warning, words.level)
        case let words as WarningLifted:
            let key = "\(words.area)-\(words.hazard)"
            check(standing[key]?.number == words.warning, "\(words.warning) ends and does not stand")
            release(words.release, key, event, steps: [.lift])
            standing[key] = nil
        case let words as WarningCancelled:
            check(standing["\(words.area)-\(words.hazard)"]?.number == words.warning, "\(words.warning) is cancelled and does not stand")
            standing["\(words.area)-\(words.hazard)"] = nil
        case let words as ConsultationOpened:
            check(consulting.insert("\(words.area)-\(words.hazard)").inserted, "two consultations at once: \(words.consultation)")
        case let words as ConsultationClosed:
            check(closed.insert(words.consultation).inserted, "\(words.consultation) is closed twice")
            consulting = consulting.filter { !words.consultation.contains($0) }
        default: break
        }
    }

    private mutating func propose(_ words: WarningProposed) {
        let key = "\(words.area)-\(words.hazard)"
        check(open[key] == nil, "\(words.proposal) beside \(open[key]?.proposal ?? "")")
        open[key] = words
    }

    /// Never without the release that the plan asks for, or the fallback that it states.
    private mutating func release(_ release: WarningRelease?, _ key: String, _ event: Event, steps: Set<WarningStep>) {
        guard let release, let words = open[key], words.proposal == release.proposal, steps.contains(words.step) else {
            return check(false, "\(event.type) of \(key) was not proposed")
        }
        open[key] = nil
        let plan = words.release
        if let consultation = plan.consultation {
            check(closed.contains(consultation), "\(words.proposal) before its consultation was over")
        }
        switch release.means {
        case .automatic: check(plan.people == 0, "\(words.proposal) went out by itself")
        case .fallback: check(plan.fallback == .release && event.time >= plan.due, "\(words.proposal) fell back too soon, or may not")
        case .people:
            let (posts, names) = (Set(release.people.map(\.post)), Set(release.people.map(\.person)))
            check(
                release.people.count == plan.people && posts.count == plan.people && names.count == plan.people, "\(words.proposal): who?")
            check(posts.isSubset(of: plan.posts), "\(words.proposal) by posts that may not")
            for person in release.people {
                check(
                    endorsed[words.proposal]?.contains { $0.post == person.post && $0.person == person.person } ?? false,
                    "\(words.proposal) by \(person.person), who never said so")
            }
        }
    }

    private mutating func check(_ isGood: Bool, _ fault: String) {
        if !isGood { faults.append(fault) }
    }
}
