import Calling
import Chronology
import Events
import Foundation
import Playbook
import Region
import Runtime
import Testing
import Wording

@testable import Notifying

@Suite("channels.yaml and contacts.yaml")
struct SettingsPromises {
    private static let examples = repository.appending(path: "Deploy/nodes")

    private func example(_ name: String) throws -> String {
        try String(contentsOf: Self.examples.appending(path: name), encoding: .utf8)
    }

    /// The examples as a node would have them, with secrets of nobody.
    private func folder(mode: Int = 0o600) throws -> TestFolder {
        let folder = try TestFolder()
        for secret in ["wecom.key", "dingtalk.token", "dingtalk.secret", "webhook.secret"] {
            _ = try folder.write(secret, "example-\(secret)\n", mode: mode)
        }
        _ = try folder.write(ChannelsFile.name, example("channels.example.yaml"))
        _ = try folder.write(Contacts.name, example("contacts.example.yaml"))
        return folder
    }

    @Test("the examples can be read, make channels of every kind, and reach nobody")
    func examples() throws {
        let folder = try folder()
        let files = try PrivateFiles.read(in: folder.path)
        #expect(Set(files.channels.channels.map(\.kind)) == Set(ChannelKind.allCases).subtracting([.desk]))
        #expect(files.channels.watchdog?.every == .seconds(60))
        let (set, findings) = ChannelSet.real(files.channels, contacts: files.contacts, post: ChannelPost(), now: { noon })
        #expect(findings.isEmpty)
        for id in ["wecom", "dingtalk", "sms", "email", "webhook", "desk"] { #expect(set?.member(id) != nil) }
        #expect(set?.member("pager") == nil)
        for name in ["channels.example.yaml", "contacts.example.yaml"] {
            let text = try example(name)
            for host in text.matches(of: /(?:https:\/\/|@)([a-z.-]+)/) {
                #expect(host.output.1.hasSuffix(".example.invalid") || host.output.1 == "example.invalid")
            }
            for number in text.matches(of: /\+(\d+)/) { #expect(number.output.1.hasPrefix("000000")) }
        }
    }

    @Test("before its start a node is known to reach what its contacts say, the desk alone without any, and everybody in an exercise")
    func known() throws {
        let playbooks = PlaybookFolder.load(root: repository.appending(path: "Playbooks")).files
        let region = try #require(Region.read(playbooks).value)
        let ladder = ["sms", "wecom", "desk"]
        func channels(_ realm: Realm, _ files: TestFolder?) throws -> [String] {
            let data = try TestFolder()
            let text = "side: local\nrealm: \(realm)\ndata: \(data.path)\nplaybooks: /\nservices: [journal, notify]\n"
            let configuration = try #require(NodeConfiguration.read(text, file: "/node.yaml").value)
            try configuration.folder.prepare()
            for name in files?.names() ?? [] {
                try FileManager.default.copyItem(atPath: "\(files?.path ?? "")/\(name)", toPath: "\(configuration.folder.keys)/\(name)")
            }
            let reach = try Reach.known(to: configuration, in: region)
            return reach.channels(for: "nobody", post: "kashgar-command-chief", among: ladder)
        }
        #expect(try channels(.actual, nil) == ["desk"])
        #expect(try channels(.exercise("spring"), nil) == ladder)
        let files = try folder()
        _ = try files.write(Contacts.name, "posts:\n  kashgar-command-chief: {sms: \"+00000000001\"}\n")
        #expect(try channels(.actual, files) == ["sms", "desk"])
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: "\(files.path)/\(Contacts.name)")
        #expect(throws: ChannelFindings.self) { try channels(.actual, files) }
    }

    @Test("a person is reached by the own address, else by the post's; a group has none, and the desk is always there")
    func addresses() throws {
        let folder = try folder()
        let files = try PrivateFiles.read(in: folder.path)
        let set = try #require(ChannelSet.real(files.channels, contacts: files.contacts, post: ChannelPost(), now: { noon }).value)
        let request = request()
        #expect(try set.address(#require(set.member("email")), request) == "officer-1@example.invalid")
        #expect(try set.address(#require(set.member("webhook")), request) == "command")
        #expect(try set.address(#require(set.member("wecom")), request) == nil)
        let reach = set.reach(desks: ["kashgar-command-duty"])
        let ladder = ["desk", "wecom", "dingtalk", "sms", "email"]
        #expect(reach.channels(for: "kashgar-officer-1", post: "kashgar-command-duty", among: ladder) == ladder)
        #expect(reach.channels(for: "kashgar-officer-9", post: "kashgar-command-chief", among: ladder).isEmpty)
    }

    @Test(
        "a file or a secret that others may read is refused, with the command that mends it",
        arguments: [ChannelsFile.name, Contacts.name, "wecom.key", "dingtalk.secret", "webhook.secret"], [0o640, 0o604, 0o660])
    func modes(name: String, mode: Int) throws {
        let folder = try folder()
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: "\(folder.path)/\(name)")
        var findings: [Finding] = []
        do throws(ChannelFindings) {
            let files = try PrivateFiles.read(in: folder.path)
            findings = ChannelSet.real(files.channels, contacts: files.contacts, post: ChannelPost(), now: { noon }).findings
        } catch {
            findings = error.findings
        }
        #expect(findings.hasErrors && findings.contains { $0.remedy.en.hasPrefix("chmod 600") })
    }

    @Test("a secret that is missing, empty or of two lines is refused, and never repeated")
    func secrets() throws {
        for text in ["", "short", "two lines\nof a secret-xyz", "with a blank-xyz"] {
            let folder = try folder()
            _ = try folder.write("wecom.key", text)
            let files = try PrivateFiles.read(in: folder.path)
            let (set, findings) = ChannelSet.real(files.channels, contacts: files.contacts, post: ChannelPost(), now: { noon })
            #expect(set == nil && findings.hasErrors && !findings.contains { "\($0)".contains("xyz") })
        }
    }

    @Test("a node without the files has its desk and nothing else; one with channels needs contacts")
    func missing() throws {
        let folder = try TestFolder()
        #expect(try PrivateFiles.read(in: folder.path).channels == .none)
        _ = try folder.write(ChannelsFile.name, "channels: []\n")
        #expect(throws: ChannelFindings.self) { try PrivateFiles.read(in: folder.path) }
    }

    @Test(
        "a mistake is found where it is",
        arguments: [
            ("kind: wecom\n", "kind: pager\n"),
            ("https://wecom.example.invalid/cgi-bin/webhook/send", "https://wecom.example.invalid/send?key=abc"),
            ("https://wecom.example.invalid", "http://wecom.example.invalid"), ("keyFile: wecom.key", "key: abc"),
            ("from: fengsui@example.invalid", "from: fengsui"), ("parts: 3", "parts: 60"), ("timeout: 60s", "timeout: 2h"),
            ("report: /var/spool/sms/report", "reports: /var/spool/sms/report"),
            ("perMinute: 600", "perMinute: 0"), ("concurrency: 8", "concurrency: 1000"), ("attempts: 2", "attempts: 9"),
            ("id: sms", "id: email"), ("every: 60s", "every: 1s"),
        ])
    func mistakes(right: String, wrong: String) throws {
        let text = try example("channels.example.yaml")
        #expect(text.contains(right))
        let (value, findings) = ChannelsFile.read(text.replacing(right, with: wrong), file: "channels.yaml", folder: "/")
        #expect(value == nil && findings.hasErrors)
    }

    @Test(
        "a folder for delivery reports into which others write is refused, with what to do: anybody could write one",
        arguments: ["incoming", "Incoming", "../sms/incoming/", "outgoing", "sent", "failed", "staging", "link", "linked/incoming"])
    func reports(name: String) throws {
        let folder = try TestFolder()
        _ = try folder.makeFolder("sms/incoming")
        for (link, place) in [("link", "incoming"), ("linked", ".")] {
            try FileManager.default.createSymbolicLink(
                atPath: "\(folder.path)/sms/\(link)", withDestinationPath: "\(folder.path)/sms/\(place)")
        }
        let text = try example("channels.example.yaml").replacing("/var/spool/sms/", with: "\(folder.path)/sms/")
        let report = "report: \(folder.path)/sms/"
        #expect(ChannelsFile.read(text, file: "channels.yaml", folder: "/").value != nil && text.contains("\(report)report"))
        let (value, findings) = ChannelsFile.read(
            text.replacing("\(report)report", with: report + name), file: "channels.yaml", folder: "/")
        #expect(value == nil && findings.contains { $0.remedy.en.contains("smsd.conf") })
    }

    @Test("what keeps a channel from sending is found before anybody is called: its secret, its program, its folders")
    func unready() throws {
        let folder = try TestFolder()
        for name in ["outgoing", "staging", "sent", "failed"] { _ = try folder.makeFolder(name) }
        let command = try folder.write("sendmail", "#!/bin/sh\n", mode: 0o700)
        let secret = try folder.write("wecom.key", "693a91f6-7abc-4bc4-97a0-0ec251fa5aaa")
        _ = try folder.write(
            ChannelsFile.name,
            """
            channels:
              - {id: wecom, kind: wecom, url: "https://example.invalid/robot", keyFile: wecom.key}
              - {id: email, kind: mail, command: "\(command)", from: fengsui@example.invalid}
              - {id: sms, kind: sms, outgoing: outgoing, staging: staging, sent: sent, failed: failed}
            """)
        _ = try folder.write(Contacts.name, "people: {}\nposts: {}\n")
        let found = {
            try PrivateFiles.read(in: folder.path).unready.map { "\($0.mark.file.split(separator: "/").last ?? "") \($0.problem.en)" }
        }
        #expect(try found() == [])
        let alone = try PrivateFiles.read(in: TestFolder().path).unready
        #expect(alone.map(\.severity) == [.warning] && alone[0].problem.en.contains("the desk rings, and nothing else"))
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: command)
        for name in ["outgoing", "failed"] { try FileManager.default.removeItem(atPath: "\(folder.path)/\(name)") }
        try FileManager.default.removeItem(atPath: secret)
        let wrong = try found()
        #expect(wrong.count == 4 && wrong.contains("wecom.key there is no such file"))
        #expect(wrong.contains("sendmail channel email: there is no program that can be run"))
        #expect(wrong.contains("outgoing channel sms: there is no folder that can be written"))
        #expect(wrong.contains("failed channel sms: there is no folder that can be read"))
    }

    @Test(
        "an address that is rejected is not repeated: the secret is in it",
        arguments: ["https://a.example.invalid/x?tok=s3cret-of-nobody", "http://s3cret-of-nobody@a.example.invalid", "s3cret-of-nobody"])
    func quiet(address: String) throws {
        let text = try example("channels.example.yaml")
        for right in text.matches(of: /url: (\S+)/).map(\.output.1) {
            let (value, findings) = ChannelsFile.read(text.replacing(right, with: address), file: "channels.yaml", folder: "/")
            #expect(value == nil && findings.hasErrors && !findings.contains { "\($0)".contains("s3cret") })
        }
        let long = text.replacing("keyFile: wecom.key", with: "keyFile: s3cret-\(String(repeating: "x", count: 500))")
        let findings = ChannelsFile.read(long, file: "channels.yaml", folder: "/").findings
        #expect(findings.hasErrors && !findings.contains { "\($0)".contains("s3cret") })
    }

    @Test("a robot is never asked for more than its vendor allows")
    func robots() throws {
        let text = try example("channels.example.yaml").replacing("markdown: false", with: "markdown: false\n    perMinute: 21")
        #expect(ChannelsFile.read(text, file: "channels.yaml", folder: "/").findings.hasErrors)
        let plain = try #require(ChannelsFile.read(example("channels.example.yaml"), file: "channels.yaml", folder: "/").value)
        #expect(plain.channels.filter { $0.kind == .wecom || $0.kind == .dingtalk }.allSatisfy { $0.limits.perMinute == 20 })
    }

    @Test(
        "an address that is none, and a channel that is none, are found",
        arguments: [(#"sms: "+00000000001""#, "sms: mobile"), ("officer-1@example.invalid", "officer-1"), ("wecom: group", "pager: group")])
    func contacts(right: String, wrong: String) throws {
        let channels = try #require(ChannelsFile.read(example("channels.example.yaml"), file: "channels.yaml", folder: "/").value)
        let text = try example("contacts.example.yaml")
        #expect(text.contains(right))
        #expect(Contacts.read(text.replacing(right, with: wrong), file: "contacts.yaml", channels: channels.channels).findings.hasErrors)
    }
}

@Suite("An exercise never looks real")
struct ExercisePromises {
    @Test(
        "whatever the ladder calls its channels, an exercise has the desk and files in its own folder, and nothing is read that is private")
    func channels() async throws {
        let folder = try TestFolder()
        let set = ChannelSet.exercise(folder: "\(folder.path)/outbox")
        #expect(set.member("desk")?.channel is DeskChannel)
        for name in ["wecom", "dingtalk", "sms", "email", "webhook", "whatever-comes"] {
            let member = try #require(set.member(name))
            #expect(member.channel is FolderChannel)
            let message = message(text: "【演练 spring】")
            guard case .success(let file?) = await outcome(member.channel, message) else {
                Issue.record("\(name) took nothing")
                return
            }
            #expect(folder.names("outbox/\(name)") == [file])
            #expect(set.address(member, request()) == nil)
        }
        for name in ["../keys", "/etc", "a/b", "", ".."] { #expect(set.member(name) == nil) }
        #expect(set.reach(desks: []) == .unknown)
    }

    @Test("the same message twice is one file")
    func once() async throws {
        let folder = try TestFolder()
        let channel = FolderChannel(name: "sms", folder: folder.path)
        for _ in 0..<2 { _ = await outcome(channel, message()) }
        #expect(folder.names().count == 1)
    }
}
