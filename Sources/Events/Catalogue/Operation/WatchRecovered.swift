package import Wording

/// It is heard again. Subject: the watch.
package struct WatchRecovered: EventPayload {
    package static let type = "watch.recovered"
    package static let version = 1

    /// Its number.
    package let watch: String
    /// What is watched.
    package let kind: WatchKind
    /// In words.
    package let reason: Bilingual

    package init(watch: String, kind: WatchKind, reason: Bilingual) {
        self.watch = watch
        self.kind = kind
        self.reason = reason
    }
}
