package import Chronology
package import Wording

/// A monitor's readings of one parameter cannot be right, or can be again. Subject: the monitor. Never an incident.
package struct InstrumentChanged: EventPayload {
    package static let type = "water.instrument.changed"
    package static let version = 1

    /// The monitor.
    package let monitor: String
    /// The river's id in the playbook.
    package let river: String
    /// The parameter.
    package let substance: String
    /// What it is now.
    package let state: State
    /// What is, or was, wrong.
    package let fault: Fault
    /// The reading with which it began.
    package let since: Timestamp
    /// In words, with the figure.
    package let reason: Bilingual

    package init(
        monitor: String, river: String, substance: String, state: State, fault: Fault, since: Timestamp, reason: Bilingual
    ) {
        self.monitor = monitor
        self.river = river
        self.substance = substance
        self.state = state
        self.fault = fault
        self.since = since
        self.reason = reason
    }
}

extension InstrumentChanged {
    /// Whether the readings can be used.
    package enum State: String, Hashable, Sendable, Codable, CaseIterable {
        case faulty, working
    }

    /// What readings show that no water does.
    package enum Fault: String, Hashable, Sendable, Codable, CaseIterable {
        /// The same value for too long.
        case stuck
        /// Below zero.
        case negative
        /// Beyond anything that the method can measure.
        case absurd
        /// One reading alone, far off those before and after; over when it is said.
        case spike
    }
}
