import Hummingbird

// This side's CAP messages and the feed of those in force, for whoever polls them.

extension DeskRoutes {
    /// Where the feed is. What its entries name is beside it, so that an address in the feed holds wherever the desk is reached.
    static let feed = "/cap/feed.atom"

    func addCAP(to router: Router<DeskContext>) {
        router.get(RouterPath(Self.feed)) { _, _ in try self.answer(CAPShelf.feed, type: "application/atom+xml; charset=utf-8") }
        router.get("/cap/messages/:name") { _, context in
            let name = try context.parameters.require("name")
            guard CAPShelf.isMessage(name) else { throw DeskRefusal.notFound }
            return try self.answer("messages/" + name, type: "application/cap+xml; charset=utf-8")
        }
    }

    private func answer(_ file: String, type: String) throws(DeskRefusal) -> Response {
        guard let bytes = cap?.read(file) else { throw .notFound }
        return .bytes(bytes, type: type)
    }
}
