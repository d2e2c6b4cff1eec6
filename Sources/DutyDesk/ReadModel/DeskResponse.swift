package import Chronology
package import Events
package import Wording

/// A side's response over its life.
package struct DeskResponse: Shelved {
    package let id: String
    package let side: Side
    package let activated: Timestamp
    package let trigger: String
    package let playbook: String
    package let level: String
    package let tasks: Int
    package let emissionCutPercent: Int?
    package private(set) var reason: Bilingual
    package private(set) var ended: Timestamp?

    package var isOpen: Bool { ended == nil }

    init(_ response: ResponseActivated, _ event: Event) {
        id = response.response
        side = event.side
        activated = event.time
        (trigger, playbook, level) = (response.trigger, response.playbook, response.level)
        (tasks, emissionCutPercent, reason) = (response.tasks, response.emissionCutPercent, response.reason)
    }

    mutating func take(_ end: ResponseStoodDown, _ event: Event) {
        guard event.side == side else { return }
        (reason, ended) = (end.reason, event.time)
    }
}
