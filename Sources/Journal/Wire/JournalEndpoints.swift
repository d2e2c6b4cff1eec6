import Foundation

/// Where a journal's three sockets are.
package struct JournalEndpoints: Sendable, Hashable, Codable {
    package let append: String
    package let read: String
    package let live: String

    package init(append: String, read: String, live: String) {
        self.append = append
        self.read = read
        self.live = live
    }

    /// Within a node: three ipc sockets in one folder, reachable only by who may enter the folder.
    package static func local(folder: String) -> JournalEndpoints {
        let base = "ipc://" + URL(filePath: folder).path
        return JournalEndpoints(append: base + "/append.ipc", read: base + "/read.ipc", live: base + "/live.ipc")
    }

    /// For others: three tcp ports in a row, `port` the first.
    package static func remote(host: String, port: Int) -> JournalEndpoints {
        JournalEndpoints(append: "tcp://\(host):\(port)", read: "tcp://\(host):\(port + 1)", live: "tcp://\(host):\(port + 2)")
    }
}
