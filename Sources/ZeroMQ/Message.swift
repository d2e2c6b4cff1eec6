/// One part of a message. Its bytes belong to the caller: nothing here reads or changes them.
public typealias Frame = [UInt8]

/// A message as it was received: all of its frames, because a message arrives whole or not at all.
///
/// On a ROUTER socket the first frame is the peer's routing id, on a SUB socket usually the topic.
public struct Message: Sendable, Hashable {
    /// At least one; each may be empty. None where the message had more than `SocketOptions.maxFrames`.
    public var frames: [Frame]

    /// Who sent it, as `Authenticator` said when the peer connected (RFC 27 `User-Id`). Nil on a socket without authentication.
    ///
    /// This, and not a routing id that the peer chose for itself, says whose message it is.
    public var userID: String?

    public init(_ frames: [Frame], userID: String? = nil) {
        self.frames = frames
        self.userID = userID
    }

    /// The frame at a position; traps past the end, like an array.
    public subscript(index: Int) -> Frame { frames[index] }

    public var count: Int { frames.count }

    /// The bytes of all frames together.
    public var byteCount: Int { frames.reduce(0) { $0 + $1.count } }
}
