/// Which channels can reach which person or post, without saying how: worked out by the shell from what the node knows and nobody else.
package struct Reach: Hashable, Sendable, Codable {
    /// Channels that can reach a person of the rota, by the person's id.
    package let people: [String: Set<String>]
    /// Channels that reach the post itself (a duty desk's screen, a group robot), by the post's id.
    package let posts: [String: Set<String>]
    /// Whether everything that the ladder names is thought to reach everybody.
    package let isUnknown: Bool

    package init(people: [String: Set<String>], posts: [String: Set<String>] = [:]) {
        (self.people, self.posts, isUnknown) = (people, posts, false)
    }

    private init() { (people, posts, isUnknown) = ([:], [:], true) }

    /// Nothing is known: every channel of the ladder.
    package static let unknown = Reach()

    /// Of these channels, in their order, those that reach the person or the post.
    package func channels(for person: String?, post: String, among channels: [String]) -> [String] {
        guard !isUnknown else { return channels }
        let known = (person.flatMap { people[$0] } ?? []).union(posts[post] ?? [])
        return channels.filter { known.contains($0) }
    }
}
