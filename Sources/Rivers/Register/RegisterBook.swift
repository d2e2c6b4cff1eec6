package import Chronology
package import Events

/// What has become of the registers since they were written: changes, visits and reminders, by entry. A value for a processor's state.
///
/// The playbook is the beginning and is not kept here; `RegisterKeeper` puts both together. Every list is bounded.
package struct RegisterBook: Codable, Hashable, Sendable {
    /// An entry, in whichever river it is.
    package struct Key: Codable, Hashable, Sendable {
        package let river: String
        package let entry: String

        package init(river: String, entry: String) {
            (self.river, self.entry) = (river, entry)
        }

        /// Under which the book keeps it: ids have no slash.
        var text: String { "\(river)/\(entry)" }
    }

    /// A change that waits for approval.
    package struct Proposal: Codable, Hashable, Sendable {
        package let proposed: RegisterProposed
        package let at: Timestamp
        package let side: Side
    }

    /// One thing that happened to an entry.
    package struct Step: Codable, Hashable, Sendable {
        package enum Kind: String, Codable, Hashable, Sendable {
            case changed, refused, verified
        }

        package let kind: Kind
        package let at: Timestamp
        /// That decided or went.
        package let post: String
        package let person: String
        /// What changed, or what was found; the proposal's reason and the decision's.
        package let text: String
    }

    /// What is known of an entry beyond the playbook.
    package struct Page: Codable, Hashable, Sendable {
        /// As it is now; nil when it is as the playbook says.
        package internal(set) var written: WrittenEntry?
        package internal(set) var isRemoved = false
        /// Oldest first.
        package internal(set) var history: [Step] = []
        /// The due time that was said last.
        package internal(set) var reminded: Timestamp?
    }

    /// Changes that wait; one more is refused.
    package static let maximumProposals = 200
    /// Steps of one entry; the oldest is forgotten beyond.
    package static let maximumSteps = 50
    /// Entries that something happened to; a further one is refused.
    package static let maximumPages = 5000
    /// Fields in one change, and characters in one value.
    package static let maximumFields = 80
    package static let longestValue = 1000

    /// Oldest first.
    package internal(set) var proposals: [Proposal] = []
    package internal(set) var pages: [String: Page] = [:]

    package init() {}

    package func page(_ key: Key) -> Page { pages[key.text] ?? Page() }

    package func proposal(_ number: String) -> Proposal? { proposals.first { $0.proposed.proposal == number } }

    /// Whether any entry of a river is otherwise than in the playbook.
    package func hasChanges(of river: String) -> Bool {
        pages.contains { $0.key.hasPrefix("\(river)/") && ($0.value.isRemoved || $0.value.written != nil) }
    }

    mutating func add(_ step: Step, to key: Key) {
        var page = page(key)
        page.history.append(step)
        page.history.removeFirst(max(0, page.history.count - Self.maximumSteps))
        pages[key.text] = page
    }
}
