import Foundation

/// How far the other side's journal has been read. Losing it costs time and nothing else: the journal knows what it has.
struct LinkCursor: Sendable {
    private struct Content: Codable {
        let position: Int64
    }

    let path: String

    func load() -> Int64 {
        guard let data = FileManager.default.contents(atPath: path), let content = try? JSONDecoder().decode(Content.self, from: data)
        else {
            return 0
        }
        return content.position
    }

    func save(_ position: Int64) throws {
        try JSONEncoder().encode(Content(position: position)).write(to: URL(filePath: path), options: .atomic)
    }
}
