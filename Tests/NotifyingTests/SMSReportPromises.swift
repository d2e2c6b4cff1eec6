import Chronology
import Events
import Foundation
import Processing
import Testing

@testable import Journal
@testable import Notifying
@testable import Runtime

@Suite("Delivery reports", .timeLimit(.minutes(2)))
struct SMSReportPromises {
    /// A file as smsd 3.1.21 wrote one here, with a modem that was a program; its page "SMS file format" has the same lines.
    private func report(
        _ folder: TestFolder, _ name: String = "GSM1.aaa", id: Int = 117, status: String = "0,Ok,short message received by the SME",
        from: String = "00000000001"
    ) throws {
        let text = """
            From: \(from)
            From_TOA: 91 international, ISDN/telephone
            Sent: 26-03-23 17:00:32
            Received: 26-11-26 03:44:06
            Subject: GSM1
            Modem: GSM1
            IMSI:\u{20}
            Report: no
            Alphabet: ISO
            Length: 119
            UDH: no

            SMS STATUS REPORT
            Message_id: \(id)
            Discharge_timestamp: 26-03-23 17:00:32
            Status: \(status)

            """
        _ = try folder.write("report/\(name)", text)
    }

    private func age(_ folder: TestFolder, _ name: String, by seconds: Double) throws {
        try FileManager.default.setAttributes(
            [.modificationDate: Date(timeIntervalSinceNow: -seconds)], ofItemAtPath: "\(folder.path)/\(name)")
    }

    private func sent(_ folder: TestFolder, _ notification: String = "c1-1.0.0", ids: String = "117") async throws {
        let result = await folder.send(Daemon(folder, ending: "sent", ids: ids), notification, reports: true)
        #expect(result == .success(SMSChannel.file(for: notification)))
    }

    private func receipts(_ folder: TestFolder, after span: Duration = .zero) async -> [DeliveryReceipt] {
        await folder.sms(reports: true).receipts(at: NodeClock.system() + span)
    }

    @Test("a report is asked for and finds its message by what stands in the spool, whoever has restarted meanwhile")
    func delivered() async throws {
        let folder = try TestFolder.spool()
        try await sent(folder)
        #expect(await receipts(folder).isEmpty)
        try report(folder)
        let receipt = try #require(await receipts(folder).first)
        #expect((receipt.notification, receipt.call, receipt.channel, receipt.fate) == ("c1-1.0.0", "c1", "sms", .delivered))
        #expect(await receipts(folder) == [receipt])
        await folder.sms(reports: true).settle(receipt)
        #expect(await receipts(folder).isEmpty && folder.names("report").isEmpty && folder.names("staging").isEmpty)
    }

    @Test("a report that a fast clock dated tomorrow is of now")
    func fastClock() async throws {
        let folder = try TestFolder.spool()
        try await sent(folder)
        try report(folder)
        try age(folder, "report/GSM1.aaa", by: -86_400)
        let receipt = try #require(await receipts(folder).first)
        #expect(receipt.fate == .delivered && receipt.at <= NodeClock.system())
    }

    @Test(
        "codes of the network's are told apart: it has it, nobody knows, it is being tried, it is lost; and no number gets out",
        arguments: [
            ("0,Ok", SMSFate.delivered), ("1,Ok,not confirmed", .unknown), ("2,Ok,replaced", .unknown), ("32,Still trying", .trying),
            ("48,Still trying", .trying), ("64,Error to 00000000001", .lost), ("70,Error", .lost), ("99,Error", .lost), ("255,?", .lost),
        ])
    func codes(status: String, fate: SMSFate) async throws {
        let folder = try TestFolder.spool()
        try await sent(folder)
        try report(folder, status: status)
        let found = await receipts(folder)
        switch fate {
        case .delivered: #expect(found.map(\.fate) == [.delivered])
        case .unknown: #expect(found.isEmpty && folder.names("report").isEmpty && folder.names("staging").isEmpty)
        case .trying: #expect(found.isEmpty && folder.names("report").count == 1 && folder.names("staging").count == 1)
        case .lost:
            guard case .lost(let reason)? = found.first?.fate else {
                Issue.record("not lost")
                return
            }
            #expect(reason.contains(status.prefix(5)) && !reason.contains("00000000001"))
        }
    }

    @Test("a message that was being tried is told when that is over")
    func later() async throws {
        let folder = try TestFolder.spool()
        try await sent(folder)
        try report(folder, "GSM1.a", status: "33,Still trying,SME busy")
        try age(folder, "report/GSM1.a", by: 0.5)
        #expect(await receipts(folder).isEmpty)
        try report(folder, "GSM1.b")
        #expect(await receipts(folder).map(\.fate) == [.delivered])
    }

    @Test("of a message in parts every part that the daemon wrote down has to have come; one that is lost is the whole message lost")
    func parts() async throws {
        let folder = try TestFolder.spool()
        try await sent(folder, ids: "10 11 .")
        try report(folder, "GSM1.a", id: 10)
        #expect(await receipts(folder).isEmpty)
        try report(folder, "GSM1.b", id: 11)
        #expect(await receipts(folder).map(\.fate) == [.delivered])
        try report(folder, "GSM1.b", id: 11, status: "70,Error")
        guard case .lost? = await receipts(folder).first?.fate else {
            Issue.record("half a message is none")
            return
        }
    }

    @Test("the network's numbers begin again: a report is about the last message that had its number, to that telephone")
    func again() async throws {
        let folder = try TestFolder.spool()
        for notification in ["c1-1.0.0", "c1-2.0.0"] { try await sent(folder, notification) }
        try age(folder, "sent/\(SMSChannel.file(for: "c1-1.0.0"))", by: 3600)
        try report(folder, "GSM1.other", from: "00000000009")
        try report(folder, "GSM1.ours")
        #expect(await receipts(folder).map(\.notification) == ["c1-2.0.0"])
    }

    @Test("a report that is older than the message, half a file and a message of somebody else are about nothing, and left where they are")
    func strangers() async throws {
        let folder = try TestFolder.spool()
        try await sent(folder)
        try report(folder, "GSM1.old")
        try age(folder, "report/GSM1.old", by: 3600)
        for (name, text) in [
            ("half", "From: 00000000001\nMessage_id: 117\n"), ("sms", "From: 00000000001\n\nMessage_id: 117\nStatus: 0,Ok\n"),
            ("empty", ""),
        ] {
            _ = try folder.write("report/\(name)", text)
        }
        _ = try folder.makeFolder("report/folder")
        try FileManager.default.createSymbolicLink(atPath: "\(folder.path)/report/link", withDestinationPath: "/etc/passwd")
        #expect(await receipts(folder).isEmpty && folder.names("report").count == 6)
    }

    @Test("only so many reports are read in one look, and strangers never keep ours from being read")
    func bounded() async throws {
        let folder = try TestFolder.spool()
        try await sent(folder)
        for number in 0..<(SMSReceipts.Bounds().read + 50) {
            try report(folder, "GSM1.\(1000 + number)", id: 3)
            try age(folder, "report/GSM1.\(1000 + number)", by: 600)
        }
        try report(folder, "GSM1.z")
        let channel = folder.sms(reports: true)
        #expect(await channel.receipts(at: NodeClock.system()).isEmpty)
        #expect(await channel.receipts(at: NodeClock.system()).map(\.fate) == [.delivered])
    }

    private func receipts(_ folder: TestFolder, within bounds: SMSReceipts.Bounds) -> SMSReceipts {
        SMSReceipts(spool: folder.spoolFolders, channel: "sms", folder: "\(folder.path)/report", redaction: .none, bounds: bounds)
    }

    @Test("nor do more strangers than are remembered: each look goes on where the last one ended, and comes round again")
    func manyStrangers() async throws {
        let folder = try TestFolder.spool()
        try await sent(folder)
        for number in 100..<160 {
            try report(folder, "GSM1.\(number)", id: 3)
            try age(folder, "report/GSM1.\(number)", by: 600)
        }
        let reading = receipts(folder, within: .init(read: 10, strangers: 20))
        try report(folder, "GSM1.z")
        var looks = 1
        while await reading.take(at: NodeClock.system()).isEmpty, looks < 50 { looks += 1 }
        #expect(looks == 7)
        #expect(await reading.strangers.count == 20)
        // One that comes later lies before where it is now.
        try await sent(folder, "c1-2.0.0", ids: "118")
        try report(folder, "GSM1.000", id: 118)
        looks = 1
        while await reading.take(at: NodeClock.system()).count < 2, looks < 50 { looks += 1 }
        #expect((2...6).contains(looks))
        for number in 100..<160 { try FileManager.default.removeItem(atPath: "\(folder.path)/report/GSM1.\(number)") }
        _ = await reading.take(at: NodeClock.system())
        #expect(await reading.strangers.isEmpty)
    }

    @Test("what the network has said of ours is remembered up to a bound, and counts together with what another look finds")
    func remembered() async throws {
        let folder = try TestFolder.spool()
        try await sent(folder, ids: "10 11")
        try report(folder, "GSM1.a", id: 10)
        for number in 100..<120 { try report(folder, "GSM1.\(number)", id: 3) }
        for number in 1...5 { try report(folder, "GSM1.b\(number)", id: 11, status: "33,Still trying") }
        try report(folder, "GSM1.z", id: 11)
        let reading = receipts(folder, within: .init(read: 4, ours: 4))
        for _ in 0..<6 { #expect(await reading.take(at: NodeClock.system()).isEmpty) }
        #expect(await reading.take(at: NodeClock.system()).map(\.fate) == [.delivered])
        #expect(await reading.ours.count == 4)
    }

    @Test("of a file no more is read than a report has")
    func long() throws {
        let folder = try TestFolder()
        let line = "From: 00000000001\n"
        let rest = String(repeating: "x", count: SMSFile.most - line.utf8.count - 5) + "\n"
        let path = try folder.write("long", line + rest + "A: 1\nB: 2\n")
        let file = try #require(SMSFile.read(path))
        #expect(file["From"] == "00000000001" && file["A"] != nil && file["B"] == nil)
    }

    @Test("after three days nothing is waited for any more, and no more than so many messages ever are")
    func patience() async throws {
        let folder = try TestFolder.spool()
        try await sent(folder)
        try report(folder)
        #expect(await receipts(folder, after: SMSReceipts.patience - .seconds(60)).count == 1)
        #expect(await receipts(folder, after: SMSReceipts.patience + .seconds(60)).isEmpty && folder.names("staging").isEmpty)
        for number in 0..<(SMSReceipts.mostWaiting + 5) { _ = try folder.write("staging/.\(SMSChannel.prefix)\(number)", "") }
        _ = await receipts(folder)
        #expect(folder.names("staging").count == SMSReceipts.mostWaiting)
    }

    @Test("a number is the same with the zeros in front of its country and without, as the daemon reports it")
    func zeros() {
        #expect(SMSMessage.isSame("0012345678", "12345678") && SMSMessage.isSame("12345678", "12345678"))
        #expect(!SMSMessage.isSame("12345678", "123456780") && !SMSMessage.isSame("", "1"))
    }

    @Test(
        "marks of whose message it is stay one header each, whatever its numbers are", arguments: ["c1-1.0.0", "a\nTo: 1", "兵团 %41", ":"])
    func marks(number: String) {
        let mark = SMSMark(notification: number, call: number)
        #expect(mark.headers.split(separator: "\n").count == 2 && mark.headers.utf8.allSatisfy { $0 < 0x7F })
        #expect(SMSMark(SMSFile(mark.headers)) == mark)
    }

    @Test(
        "a report is in the journal once, as displayed by the telephone or as failed after it was sent, also when the process dies between")
    func told() async throws {
        let (stage, folder) = (try await SenderStage(), try TestFolder.spool())
        try await sent(folder)
        try await sent(folder, "c1-1.0.1", ids: "118")
        try report(folder, "GSM1.a")
        try report(folder, "GSM1.b", id: 118, status: "70,Error,SM validity period expired")
        let events = OutcomeEvents(side: .local, realm: .actual)
        let channel = folder.sms(reports: true)
        // Written down, and dead before the reports are put away.
        for receipt in await channel.receipts(at: NodeClock.system()) { try await stage.writing.delivery.deliver([events.event(receipt)]) }
        try await ReceiptWatch(node: stage.writing, channels: [channel]).look()
        let told = try await stage.writing.journal.read(after: 0).events.map(\.event)
        #expect(Set(told.map(\.type)) == [NotificationDisplayed.type, NotificationFailed.type] && told.count == 2)
        for event in told {
            #expect(event.source == "/local/channels" && event.subject == "c1")
            if let shown = try? event.payload(NotificationDisplayed.self) {
                #expect(shown.notification == "c1-1.0.0" && shown.channel == "sms" && shown.post == nil)
            } else {
                let failed = try event.payload(NotificationFailed.self)
                #expect(
                    failed.notification == "c1-1.0.1" && failed.sent != nil && failed.attempts.first?.reason.contains("validity") == true)
            }
        }
        #expect(folder.names("report").isEmpty && folder.names("staging").isEmpty)
        await stage.end()
    }
}
