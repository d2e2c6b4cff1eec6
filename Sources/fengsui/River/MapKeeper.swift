import Chronology
import Events
import Logging
import Processing
import RiverMap
import Rivers
import Runtime

/// Keeps the sheets of a node's rivers as the register is: draws them when the service begins and again whenever the register changes.
///
/// It draws beside the service, so that no forecast waits for a map; of several changes in the meantime only the last is drawn.
struct MapKeeper: Sendable {
    private let keeper: RegisterKeeper
    private let maps: RiverMapSource
    private let node: Node
    private let changes: AsyncStream<RegisterBook>
    private let change: AsyncStream<RegisterBook>.Continuation

    init(_ keeper: RegisterKeeper, _ playbooks: Playbooks, on node: Node) {
        (self.keeper, self.node) = (keeper, node)
        maps = RiverMapSource(playbooks: playbooks, language: .system)
        (changes, change) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    /// Takes notice of the register.
    func see(_ book: RegisterBook) { change.yield(book) }

    /// Draws until the task is cancelled. A sheet that cannot be written is told in the log; the service goes on.
    func run() async {
        var drawn: RegisterBook?
        for await book in changes where book != drawn {
            do {
                try draw(book)
            } catch {
                node.log.error("the sheets of the rivers are not written: \(error)")
            }
            drawn = book
        }
    }

    private func draw(_ book: RegisterBook) throws {
        let date = node.clock.now.beijingDate
        let rivers = maps.playbooks.rivers.rivers.compactMap { keeper.river($0.id, in: book) }
        let sheets = rivers.flatMap { RiverMap.sheets(maps.subject($0, date: date, realm: node.configuration.realm), date: date) }
        let written = try MapFolder(node.configuration.folder.maps, language: .system).write(sheets)
        node.log.info("\(written) of \(sheets.count) sheets of the rivers are drawn anew")
    }
}
