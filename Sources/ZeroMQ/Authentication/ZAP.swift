/// One question of libzmq about a peer (RFC 27, section 3).
struct ZAPRequest {
    let id: Frame
    let handshake: Handshake

    static let endpoint = "inproc://zeromq.zap.01"
    static let version = Frame("1.0".utf8)

    /// Nil when the frames are not a request of this version.
    init?(_ frames: [Frame]) {
        guard frames.count >= 6, frames[0] == Self.version else { return nil }
        guard let credentials = Credentials(mechanism: frames[5], rest: frames.dropFirst(6)) else { return nil }
        id = frames[1]
        handshake = Handshake(
            domain: String(decoding: frames[2], as: UTF8.self), address: String(decoding: frames[3], as: UTF8.self),
            routingID: frames[4], credentials: credentials)
    }
}

extension Credentials {
    fileprivate init?(mechanism: Frame, rest: ArraySlice<Frame>) {
        switch (String(decoding: mechanism, as: UTF8.self), Array(rest)) {
        case ("NULL", _): self = .null
        case ("PLAIN", let rest) where rest.count == 2:
            self = .plain(user: String(decoding: rest[0], as: UTF8.self), password: String(decoding: rest[1], as: UTF8.self))
        case ("CURVE", let rest) where rest.count == 1:
            guard let key = try? CurvePublicKey(bytes: rest[0]) else { return nil }
            self = .curve(key)
        default: return nil
        }
    }
}

/// The answer (RFC 27, section 4).
struct ZAPReply {
    static let maximumUserIDBytes = 255
    let frames: [Frame]

    init(to id: Frame, _ admission: Admission) {
        switch admission {
        case .admitted(let userID) where userID.utf8.count <= Self.maximumUserIDBytes:
            frames = [ZAPRequest.version, id, Frame("200".utf8), Frame("OK".utf8), Frame(userID.utf8), []]
        case .admitted, .refused:
            frames = [ZAPRequest.version, id, Frame("400".utf8), Frame("refused".utf8), [], []]
        }
    }

    /// For a question that is none: refused as the server's fault.
    static func malformed(_ request: [Frame]) -> [Frame] {
        [ZAPRequest.version, request.count > 1 ? request[1] : [], Frame("500".utf8), Frame("unreadable request".utf8), [], []]
    }
}
