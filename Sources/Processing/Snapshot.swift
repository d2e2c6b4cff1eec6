package import Chronology

/// What a shell has to know to go on: the state, the event that it includes, and where it stood.
package struct Snapshot<State: Codable & Sendable>: Codable, Sendable {
    package let processor: String
    package let version: Int
    package let position: Int64
    /// Own events after `position` that the state includes already: see `ShellRun`.
    package let ahead: [Int64]
    /// What time it was, in an exercise.
    package let time: Timestamp?
    /// An event at or before `position`, by which the same journal is known again.
    package let bookmark: Bookmark?
    /// Which times were announced; nil in snapshots of before this was kept.
    package let waking: Waking?
    package let state: State

    package init(
        processor: String, version: Int, position: Int64, ahead: [Int64], time: Timestamp?, bookmark: Bookmark?, waking: Waking? = nil,
        state: State
    ) {
        self.processor = processor
        self.version = version
        self.position = position
        self.ahead = ahead
        self.time = time
        self.bookmark = bookmark
        self.waking = waking
        self.state = state
    }
}
