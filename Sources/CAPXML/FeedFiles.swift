package import CAP

/// The files that a feed is made of, and what each message's is called.
package struct FeedFiles: Sendable {
    package private(set) var alerts: [CAPAlert] = []
    /// Files that are not valid and left out.
    package private(set) var refused: [String] = []
    /// By message: the first file that it is in.
    private var names: [String: String] = [:]

    /// Why there can be no feed of them.
    package enum Fault: Error, Hashable {
        /// This file is beyond `CAPFile.maximumBytesTogether`, and a feed that lacks what is in force is worse than none.
        case letGo(String)
        /// Two messages have a file of this name, and they cannot lie at one address.
        case sameName(String)
    }

    package init(_ files: [CAPFile]) throws(Fault) {
        if let file = files.first(where: \.isLetGo) { throw .letGo(file.name) }
        var marks: [String: String] = [:]
        for file in files {
            guard file.reading.verdict != .invalid, let alert = file.reading.alert else {
                refused.append(file.name)
                continue
            }
            let (name, mark) = (file.name.split(separator: "/").last.map(String.init) ?? "", CAPFileName.mark(of: alert.reference))
            guard (marks.updateValue(mark, forKey: name) ?? mark) == mark else { throw .sameName(name) }
            if names[mark] == nil { names[mark] = name }
            alerts.append(alert)
        }
    }

    package func name(of alert: CAPAlert) -> String {
        names[CAPFileName.mark(of: alert.reference)] ?? CAPFileName.of(alert.reference)
    }
}
