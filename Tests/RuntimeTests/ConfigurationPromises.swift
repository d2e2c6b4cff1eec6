import Events
import Processing
import Testing

@testable import Runtime

@Suite("A node's file")
struct ConfigurationPromises {
    private static let whole = """
        side: corps
        realm: exercise-spring
        data: data/corps
        playbooks: /srv/Playbooks
        clock: journal
        services: [journal, liaise, desk]
        outside: {host: 0.0.0.0, port: 7710}
        peer: {host: kashgar.example, port: 7700, key: keys/kashgar.public}
        desk: {host: 127.0.0.1, port: 8421}
        """

    @Test("says everything about a node; relative paths begin at the file")
    func whole() throws {
        let (value, findings) = NodeConfiguration.read(Self.whole, file: "/etc/fengsui/corps.yaml")
        #expect(findings.isEmpty)
        let node = try #require(value)
        #expect(node.side == .corps && node.realm == .exercise("spring") && node.clock == .journal)
        #expect(node.folder.path == "/etc/fengsui/data/corps" && node.playbooks == "/srv/Playbooks")
        #expect(node.services == [.journal, .liaise, .desk])
        #expect(node.outside == .init(host: "0.0.0.0", port: 7710) && node.desk?.port == 8421)
        #expect(node.peer?.address == .init(host: "kashgar.example", port: 7700))
        #expect(node.peer?.keyFile == "/etc/fengsui/keys/kashgar.public")
    }

    @Test("without a clock goes by the machine's, and without doors has none")
    func defaults() throws {
        let text = "side: local\nrealm: actual\ndata: d\nplaybooks: p\nservices: [journal]\n"
        let node = try #require(NodeConfiguration.read(text, file: "/n.yaml").value)
        #expect(node.clock == .system && node.outside == nil && node.peer == nil && node.desk == nil)
    }

    @Test(
        "with a mistake is refused, with the line and what to write",
        arguments: [
            ("side: corps", "side: korps", 1), ("realm: exercise-spring", "realm: Spring", 2),
            ("realm: exercise-spring", "realm: actual", 5),
            ("clock: journal", "clock: sundial", 5), ("services: [journal, liaise, desk]", "services: [journal, lias]", 6),
            ("port: 7710", "port: 70000", 7), ("{host: 0.0.0.0, port: 7710}", "{host: 0.0.0.0, prot: 7710}", 7),
            (", key: keys/kashgar.public", "", 8), ("desk: {", "dsk: {", 9),
        ])
    func mistakes(right: String, wrong: String, line: Int) {
        let (_, findings) = NodeConfiguration.read(Self.whole.replacing(right, with: wrong), file: "/n.yaml")
        #expect(findings.contains { "\($0)".contains("/n.yaml:\(line)") }, "\(findings)")
    }

    @Test("that lacks what it needs gives no node", arguments: ["side", "realm", "data", "playbooks", "services"])
    func missing(key: String) {
        let text = Self.whole.split(separator: "\n").filter { !$0.hasPrefix("\(key):") }.joined(separator: "\n")
        let (value, findings) = NodeConfiguration.read(text, file: "/n.yaml")
        #expect(value == nil && findings.contains { "\($0)".contains(key) })
    }
}
