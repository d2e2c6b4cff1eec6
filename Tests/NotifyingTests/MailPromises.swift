import Chronology
import Events
import Foundation
import Testing
import Wording

@testable import Notifying

@Suite("E-mail", .timeLimit(.minutes(2)))
struct MailPromises {
    /// A sendmail of its own: reads a message as `-t -i` does and speaks SMTP to a port.
    private func sendmail(_ folder: TestFolder, port: Int) throws -> String {
        try folder.write(
            "sendmail",
            """
            #!/usr/bin/python3
            import email, email.policy, smtplib, sys
            assert sys.argv[1:] == ["-t", "-i"], sys.argv
            text = sys.stdin.buffer.read()
            assert b"\\r" not in text
            message = email.message_from_bytes(text, policy=email.policy.default)
            try:
                with smtplib.SMTP("127.0.0.1", \(port), timeout=10) as sink:
                    sink.sendmail(message["From"].addresses[0].addr_spec, [a.addr_spec for a in message["To"].addresses],
                                  text.replace(b"\\n", b"\\r\\n"))
            except smtplib.SMTPRecipientsRefused as refused:
                print("refused", refused, file=sys.stderr)
                sys.exit(67)
            except OSError as error:
                print(error, file=sys.stderr)
                sys.exit(75)
            """, mode: 0o700)
    }

    private func channel(_ command: String, timeout: Duration = .seconds(30)) -> MailChannel {
        MailChannel(name: "email", command: command, from: "fengsui@example.invalid", timeout: timeout)
    }

    @Test("a message arrives whole at a real SMTP server, twice under the same number")
    func arrives() async throws {
        let (folder, sink) = (try TestFolder(), try await SMTPSink())
        let channel = channel(try sendmail(folder, port: sink.port))
        let text = "红色预警：喀什市重污染。\n.\nFrom here on: 请确认。"
        let results = [
            await outcome(channel, message(address: "officer-1@example.invalid", text: text)),
            await outcome(channel, message(address: "officer-1@example.invalid", text: text)),
        ]
        #expect(results[0] == results[1] && (try? results[0].get()) != nil)
        #expect(sink.mails.count == 2 && sink.mails[0].lines == sink.mails[1].lines)
        let mail = try #require(sink.mails.first)
        #expect(mail.to.first?.contains("<officer-1@example.invalid>") == true)
        #expect(Data(base64Encoded: mail.body, options: .ignoreUnknownCharacters).map { String(decoding: $0, as: UTF8.self) } == text)
        #expect(mail.header("Subject") == "=?utf-8?B?\(Data("红色预警".utf8).base64EncodedString())?=")
        #expect(mail.header("Message-ID") == (try results[0].get()))
        #expect(mail.header("Date") == "Thu, 26 Mar 2026 17:00:00 +0800")
        #expect(mail.header("Auto-Submitted") == "auto-generated")
        #expect(mail.lines.allSatisfy { $0.utf8.count <= 78 && $0.utf8.allSatisfy { $0 < 0x80 } })
        await sink.stop()
    }

    @Test("a mail system that refuses the address, is away, falls or hangs is told apart")
    func fails() async throws {
        let folder = try TestFolder()
        let sink = try await SMTPSink(refusing: "550 no such user")
        let refusing = channel(try sendmail(folder, port: sink.port))
        let mail = message(address: "officer-1@example.invalid")
        guard case .failure(.unknownAddress) = await outcome(refusing, mail) else {
            Issue.record("the server knows nobody of that name")
            return
        }
        await sink.stop()
        guard case .failure(.unreachable(let reason)) = await outcome(refusing, mail) else {
            Issue.record("nobody listens there")
            return
        }
        #expect(reason.hasPrefix("exit code 75"))
        let complains = try folder.write("complains", "#!/bin/sh\ncat >&2\necho officer-1@example.invalid >&2\nexit 75\n", mode: 0o700)
        guard case .failure(.unreachable(let complaint)) = await outcome(channel(complains), mail) else {
            Issue.record("a complaint was taken for a yes")
            return
        }
        #expect(complaint.contains(Redaction.mark) && !complaint.contains("officer-1@"))
        let hangs = try folder.write("hangs", "#!/bin/sh\nexec sleep 60\n", mode: 0o700)
        #expect(await outcome(channel(hangs, timeout: .milliseconds(300)), mail) == .failure(.timeout(seconds: 0.3)))
        let floods = try folder.write("floods", "#!/bin/sh\nhead -c 3000000 /dev/zero | tr '\\\\0' x >&2\nexit 70\n", mode: 0o700)
        guard case .failure = await outcome(channel(floods), mail) else {
            Issue.record("a program that only complains was taken for one that works")
            return
        }
        let falls = try folder.write("falls", "#!/bin/sh\nkill -9 $$\n", mode: 0o700)
        #expect(await outcome(channel(falls), mail) == .failure(.unreachable("signal 9")))
        guard case .failure(.unreachable) = await outcome(channel("\(folder.path)/none"), mail) else {
            Issue.record("a program that is not there was taken for one that works")
            return
        }
    }

    @Test(
        "an address that could begin another header or another recipient is none",
        arguments: [
            "a@b.invalid\nBcc: x@y.invalid", "a@b.invalid,c@d.invalid", "<a@b.invalid>", "-oQ/tmp@b.invalid", "a b@c.invalid", "a@b", "",
            "@b.invalid",
            "\"a\"@b.invalid",
        ])
    func injection(address: String) async {
        #expect(await outcome(channel("/bin/true"), message(address: address)) == .failure(.noAddress))
    }

    @Test(
        "exit codes tell whose fault it is, and a server's reply that is repeated tells it whatever the code",
        arguments: [
            (65, "", ChannelError.Blame.either, false), (67, "", .recipient, false), (68, "", .recipient, false), (69, "", .channel, true),
            (70, "", .channel, true), (71, "", .channel, true), (73, "", .channel, true), (74, "", .channel, true),
            (75, "", .channel, true),
            (76, "", .channel, true), (64, "", .channel, false), (77, "", .channel, false), (78, "no account", .channel, false),
            (127, "", .channel, false), (69, "server message: 550 5.1.1 no such mailbox", .recipient, false),
            (1, "RCPT: 553 no", .recipient, false), (69, "server message: 451 4.7.1 greylisted", .either, true),
            (75, "421 busy", .channel, true),
            (69, "server message: 554 5.7.1 rejected", .either, false), (65, "server message: 552 5.2.2 full", .either, false),
            (75, "port 15501", .channel, true),
        ])
    func exitCodes(code: Int, said: String, blame: ChannelError.Blame, isPassing: Bool) async throws {
        let folder = try TestFolder()
        let program = try folder.write("sendmail", "#!/bin/sh\ncat >/dev/null\necho '\(said)' >&2\nexit \(code)\n", mode: 0o700)
        guard case .failure(let error) = await outcome(channel(program), message(address: "officer-1@example.invalid")) else {
            Issue.record("taken for a yes")
            return
        }
        #expect(error.blame == blame && error.isPassing == isPassing)
    }

    @Test("a program that hangs and does not listen to a polite end is ended all the same")
    func stubborn() async throws {
        let folder = try TestFolder()
        let program = try folder.write("stubborn", "#!/bin/sh\ntrap '' TERM\nwhile :; do sleep 0.05; done\n", mode: 0o700)
        let start = ContinuousClock.now
        let result = await outcome(channel(program, timeout: .milliseconds(300)), message(address: "officer-1@example.invalid"))
        #expect(result == .failure(.timeout(seconds: 0.3)) && ContinuousClock.now - start < .seconds(20))
    }

    @Test("whatever a plan or a person wrote begins no header, ends none and adds no recipient")
    func headers() throws {
        for evil in ["x\r\nBcc: a@b.invalid", "x\n\nbody", "x\u{85}Bcc: y", "x\u{2028}Bcc: y", "x\0y", "x\u{1B}[2J", "\rBcc: z"] {
            let evilMessage = ChannelMessage(
                notification: evil, call: evil, post: evil, person: evil, urgency: .critical,
                subject: evil + String(repeating: " 长", count: 90),
                text: evil, language: .zh, requested: noon, expires: noon + .hours(1), address: "officer-1@example.invalid")
            let text = String(
                decoding: MailMessage(from: "fengsui@example.invalid", to: "officer-1@example.invalid", message: evilMessage).bytes,
                as: UTF8.self)
            let head = text.components(separatedBy: "\n\n")[0].split(separator: "\n")
            let names = head.filter { !$0.hasPrefix(" ") }.map { $0.prefix { $0 != ":" } }
            #expect(
                names == [
                    "From", "To", "Subject", "Date", "Message-ID", "MIME-Version", "Content-Type", "Content-Transfer-Encoding",
                    "Content-Language", "Auto-Submitted", "X-Fengsui-Notification", "X-Priority",
                ])
            #expect(text.components(separatedBy: "\n\n").count == 2)
            #expect(text.utf8.allSatisfy { (0x20...0x7E).contains($0) || $0 == 0x0A })
            #expect(text.split(separator: "\n").allSatisfy { $0.utf8.count <= 98 })
        }
    }

    @Test("a mail has the same number at every attempt, and another one for another notification or another mailbox")
    func numbers() {
        func id(_ notification: String, _ to: String) -> String {
            MailMessage(from: "fengsui@example.invalid", to: to, message: message(notification)).messageID
        }
        #expect(id("c1-1.0.0", "a@b.invalid") == id("c1-1.0.0", "a@b.invalid"))
        #expect(Set([id("c1-1.0.0", "a@b.invalid"), id("c1-1.0.1", "a@b.invalid"), id("c1-1.0.0", "c@b.invalid")]).count == 3)
    }

    @Test("a subject of any length is folded into words of at most 75 characters that give it back")
    func folded() throws {
        for subject in [
            "short", String(repeating: "重污染红色预警", count: 30), "tab\tand\nline", "=?utf-8?B?eA==?=", "é" + String(repeating: "👨‍👩‍👧", count: 20),
        ] {
            let text = EncodedWords.text(subject)
            let lines = text.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
            #expect(lines.allSatisfy { $0.count <= 75 })
            let back = lines.map { line -> String in
                guard let word = line.wholeMatch(of: /=\?utf-8\?B\?(.*)\?=/) else { return line }
                return String(decoding: Data(base64Encoded: String(word.output.1)) ?? Data(), as: UTF8.self)
            }
            #expect(back.joined() == subject.replacing("\t", with: " ").replacing("\n", with: " "))
        }
    }
}
