package import Chronology
package import Events
package import Wording

/// One side's response to one warning or incident: what is wanted, and the tasks there are.
package struct ResponseRecord: Hashable, Sendable, Codable {
    /// `local-kashgar-urban-dust-2020-01-corps`: the trigger and the side that responds.
    package let number: String
    /// The warning or incident.
    package let trigger: String
    /// Who decides about the trigger.
    package let owner: Side
    package let playbook: String
    /// `yellow`, `orange`, `red`, or `incident`.
    package internal(set) var level: String
    package internal(set) var wanted: [Wanted]
    package internal(set) var tasks: [TaskRecord] = []
    package internal(set) var activated = Echo.unsaid
    package internal(set) var stoodDown = Echo.unsaid
    package internal(set) var closing: Closing?

    /// When its trigger last came or changed; nil in a state that was written before this was noted.
    var heard: Timestamp?

    /// Why it starts, or why its level was changed last.
    var reason: Bilingual

    init(trigger: String, owner: Side, side: Side, playbook: String, level: String, wanted: [Wanted], reason: Bilingual) {
        number = "\(trigger)-\(side.rawValue)"
        self.trigger = trigger
        self.owner = owner
        self.playbook = playbook
        self.level = level
        self.wanted = wanted
        self.reason = reason
    }

    /// The end of what started it.
    package struct Closing: Hashable, Sendable, Codable {
        package let at: Timestamp
        package let reason: Bilingual
    }

    /// Adds what is not wanted yet, and takes the earlier due time of what is. Nothing is taken away or put off.
    mutating func demand(also more: [Wanted]) {
        for want in more {
            guard let known = wanted.firstIndex(where: { $0.measure == want.measure && $0.unit == want.unit }) else {
                wanted.append(want)
                continue
            }
            if wanted[known].due - want.due >= Self.leastAdvance { wanted[known] = want }
        }
    }

    /// A due time that moves forward by less than this is left alone, so that the scatter of the ensemble re-dates no tasks. Illustrative.
    package static let leastAdvance = Duration.minutes(15)

    mutating func close(at time: Timestamp, because reason: Bilingual) {
        closing = closing ?? Closing(at: time, reason: reason)
        wanted = []
    }

    /// The order in which responses are forgotten when there are too many: finished before open, each the oldest first.
    func isForgotten(before other: ResponseRecord) -> Bool {
        guard (closing == nil) == (other.closing == nil) else { return closing != nil }
        let (mine, others) = (closing?.at ?? heard ?? .distantPast, other.closing?.at ?? other.heard ?? .distantPast)
        return (mine, trigger) < (others, other.trigger)
    }

    mutating func update(_ task: String, _ change: (inout TaskRecord) -> Void) {
        guard let position = tasks.firstIndex(where: { $0.number == task }) else { return }
        change(&tasks[position])
    }

    /// `…-03`
    func nextTaskNumber() -> String {
        let next = tasks.count + 1
        return "\(number)-\(next < 10 ? "0" : "")\(next)"
    }
}

// MARK: - Comparing what is wanted with what there is

/// What follows from the comparison.
enum Step {
    case activate(tasks: [Wanted])
    case assign(TaskRecord, Wanted)
    case withdraw(TaskRecord)
    case standDown(completed: Int, withdrawn: Int)
}

extension ResponseRecord {
    /// Brings the tasks to what is wanted, and notes what is said. Asked again, it says nothing twice.
    mutating func steps(at now: Timestamp) -> [Step] {
        let withdrawals = withdrawUnwanted(at: now)
        let assignments = assignWanted(at: now)
        return activation(at: now) + withdrawals + assignments + standingDown(at: now)
    }

    private mutating func activation(at now: Timestamp) -> [Step] {
        guard !wanted.isEmpty, activated.isDue(at: now) else { return [] }
        activated = .said(now)
        return [.activate(tasks: wanted)]
    }

    private mutating func assignWanted(at now: Timestamp) -> [Step] {
        wanted.compactMap { want in
            let known = tasks.firstIndex { $0.stands(for: want) }
            if let known {
                guard tasks[known].assigned.isDue(at: now) else { return nil }
                tasks[known].assigned = .said(now)
                return .assign(tasks[known], want)
            }
            let task = TaskRecord(number: nextTaskNumber(), measure: want.measure, unit: want.unit, due: want.due, assigned: .said(now))
            tasks.append(task)
            return .assign(task, want)
        }
    }

    /// A task that is still on its way is withdrawn when it is back.
    private mutating func withdrawUnwanted(at now: Timestamp) -> [Step] {
        let isWanted = Set(wanted.map { [$0.measure, $0.unit] })
        let late = Set(tasks.filter(isReplaced).map(\.number))
        return tasks.indices.compactMap { position in
            let task = tasks[position]
            guard task.assigned.isBack, task.completed == nil, task.withdrawn.isDue(at: now),
                !isWanted.contains([task.measure, task.unit]) || late.contains(task.number)
            else { return nil }
            tasks[position].withdrawn = .said(now)
            return .withdraw(task)
        }
    }

    /// Whether the same is now wanted earlier, and so under another number.
    func isReplaced(_ task: TaskRecord) -> Bool {
        wanted.contains { $0.measure == task.measure && $0.unit == task.unit && $0.due < task.due }
    }

    private mutating func standingDown(at now: Timestamp) -> [Step] {
        let isEverythingBack = activated.isBack && tasks.allSatisfy { $0.assigned.isBack || $0.assigned.isDue(at: now) }
        guard closing != nil, isEverythingBack, stoodDown.isDue(at: now) else { return [] }
        stoodDown = .said(now)
        let completed = tasks.count { $0.completed != nil }
        return [.standDown(completed: completed, withdrawn: tasks.count { $0.completed == nil && !$0.withdrawn.isUnsaid })]
    }
}
