import Events

/// The posts of this side that were told about each warning, so that whoever was called about it is told what becomes of it.
///
/// Posts and not people: whoever sits there when it is lifted has to know, and the one who went home has handed over.
struct ToldPosts: Hashable, Sendable, Codable {
    private var records: [String: Record] = [:]
    /// Warnings in the order in which somebody was first told about them.
    private var order: [String] = []

    private struct Record: Hashable, Codable {
        /// Whose warning it is.
        let owners: [Side]
        var posts: [String] = []
    }

    /// Warnings that are remembered, up to twice as many before the older half goes.
    static let rememberedWarnings = 2_000
    /// Posts of one warning.
    static let maximumPosts = 64

    var count: Int { records.count }

    /// - Parameter owners: the sides whose word about the warning counts.
    mutating func add(_ post: String, about: String, owners: [Side]) {
        if records[about] == nil { remember(about, owners) }
        guard let known = records[about]?.posts, !known.contains(post), known.count < Self.maximumPosts else { return }
        records[about]?.posts.append(post)
    }

    /// In the order in which they were told; none where it is not the speaker's warning.
    func posts(about: String, by speaker: Side) -> [String] {
        records[about].flatMap { $0.owners.contains(speaker) ? $0.posts : nil } ?? []
    }

    private mutating func remember(_ about: String, _ owners: [Side]) {
        records[about] = Record(owners: owners)
        order.append(about)
        guard order.count > 2 * Self.rememberedWarnings else { return }
        for old in order.prefix(Self.rememberedWarnings) { records[old] = nil }
        order.removeFirst(Self.rememberedWarnings)
    }
}

extension CallRule {
    /// Whether it calls about warnings that are out, of which later words can come.
    var isAboutWarnings: Bool { events.contains { [WarningIssued.type, WarningUpdated.type].contains($0) } }

    /// Whether it says that a warning was a mistake.
    var takesBack: Bool { events.contains(WarningCancelled.type) }
}
