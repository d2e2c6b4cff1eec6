import Testing
import ZeroMQ

@Suite("Errors", .timeLimit(.minutes(1)))
struct ErrorTests {
    @Test("a second socket on one endpoint is told that it is in use", arguments: ["tcp://127.0.0.1:*", "inproc://twice"])
    func addressInUse(endpoint: String) async throws {
        try await withHub { hub in
            let first = try await hub.open(.pull)
            let bound = try await first.bind(endpoint)
            await #expect(throws: ZeroMQError.addressInUse(endpoint: bound)) { try await hub.open(.pull, bind: bound) }
        }
    }

    @Test(
        "an endpoint that cannot be is told by name",
        arguments: [
            ("nonsense", ZeroMQError.badEndpoint("nonsense")),
            ("tcp://127.0.0.1", .badEndpoint("tcp://127.0.0.1")),
            ("tcp://127.0.0.1:99999", .badEndpoint("tcp://127.0.0.1:99999")),
            ("carrier://pigeon", .badEndpoint("carrier://pigeon")),
            ("tcp://192.0.2.1:5555", .addressUnavailable(endpoint: "tcp://192.0.2.1:5555")),
            ("ipc:///no/such/directory/socket", .unknownEndpoint("ipc:///no/such/directory/socket")),
        ])
    func endpoints(endpoint: String, error: ZeroMQError) async throws {
        try await withHub { hub in
            await #expect(throws: error) { try await hub.open(.pull, bind: endpoint) }
        }
    }

    @Test("leaving an endpoint that was never there says so")
    func unknownEndpoint() async throws {
        try await withHub { hub in
            let pull = try await hub.open(.pull)
            await #expect(throws: ZeroMQError.unknownEndpoint("tcp://127.0.0.1:5")) { try await pull.disconnect("tcp://127.0.0.1:5") }
            await #expect(throws: ZeroMQError.unknownEndpoint("tcp://127.0.0.1:5")) { try await pull.unbind("tcp://127.0.0.1:5") }
        }
    }

    @Test("a socket says what its pattern cannot do")
    func unsupported() async throws {
        try await withHub { hub in
            let pull = try await hub.open(.pull)
            let push = try await hub.open(.push)
            await #expect(throws: ZeroMQError.unsupported(operation: "send")) { try await pull.send([[1]]) }
            await #expect(throws: ZeroMQError.unsupported(operation: "receive")) { try await push.receive() }
            await #expect(throws: ZeroMQError.invalidOption(name: "subscribe")) { try await pull.subscribe(to: "") }
        }
    }

    @Test("an option out of range is told by name")
    func option() async throws {
        try await withHub { hub in
            await #expect(throws: ZeroMQError.invalidOption(name: "routingID")) { try await hub.open(.dealer, .with { $0.routingID = [] }) }
            await #expect(throws: ZeroMQError.invalidOption(name: "sendHighWaterMark")) {
                try await hub.open(.dealer, .with { $0.sendHighWaterMark = -1 })
            }
        }
    }

    @Test(
        "every error says what to do",
        arguments: [
            (ZeroMQError.addressInUse(endpoint: "tcp://*:1"), "stop the other program"),
            (.addressUnavailable(endpoint: "e"), "bind tcp://*"),
            (.badEndpoint("e"), "write tcp://"), (.unknownEndpoint("e"), "use the text"), (.permissionDenied(endpoint: "e"), "above 1023"),
            (.peerUnreachable, "drop the reply"), (.closed, "open a new one"), (.timedOut, "ask again"),
            (.tooManySockets, "raise the limit"),
            (.unsupported(operation: "o"), "choose another"), (.invalidOption(name: "n"), "zmq_setsockopt"),
            (.invalidKey(reason: "r"), "40 characters"),
            (.system(operation: "o", number: 5), "failed"),
        ])
    func texts(error: ZeroMQError, advice: String) {
        #expect("\(error)".contains(advice))
    }
}
