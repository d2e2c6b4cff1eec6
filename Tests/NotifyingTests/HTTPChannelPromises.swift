import Chronology
import Crypto
import Events
import Foundation
import Testing
import Wording

@testable import Notifying

@Suite("Channels by HTTP", .timeLimit(.minutes(2)))
struct HTTPChannelPromises {
    private let post = ChannelPost(connect: .seconds(1))
    private static let secret = "s3cret-of-nobody"

    private func webhook(_ server: TestServer, secret: String? = nil, timeout: Duration = .seconds(5)) -> WebhookChannel {
        WebhookChannel(name: "webhook", url: server.address, secret: secret, timeout: timeout, post: post)
    }

    /// What a webhook makes of a server that acts so.
    private func webhook(_ act: TestServer.Act, timeout: Duration = .seconds(5)) async throws -> Result<String?, ChannelError> {
        let server = try await TestServer(act)
        let result = await outcome(webhook(server, timeout: timeout), message())
        await server.stop()
        return result
    }

    @Test("the same message goes out under the same number each time, in a header and in the body, and the reply's reference comes back")
    func number() async throws {
        let server = try await TestServer(.answer(#"{"reference":"r-7"}"#))
        for _ in 0..<2 { #expect(await outcome(webhook(server), message()) == .success("r-7")) }
        #expect(server.requests.map { $0.header("idempotency-key") } == ["c1-1.0.0", "c1-1.0.0"])
        #expect(Set(server.requests.map(\.body)).count == 1)
        #expect(server.requests.first?.body.contains(#""notification":"c1-1.0.0""#) == true)
        #expect(server.requests.first?.body.contains("红色预警：喀什市重污染。") == true)
        await post.close()
        await server.stop()
    }

    @Test("with a secret the body is signed, so that whoever has the secret can check it")
    func signed() async throws {
        let server = try await TestServer(.answer(""))
        #expect(await outcome(webhook(server, secret: Self.secret), message()) == .success(nil))
        let got = try #require(server.requests.first)
        let code = HMAC<SHA256>.authenticationCode(
            for: Data("c1-1.0.0\n\(got.body)".utf8), using: SymmetricKey(data: Data(Self.secret.utf8)))
        #expect(got.header("fengsui-signature") == "sha256=" + code.map { String(format: "%02x", $0) }.joined())
        await post.close()
        await server.stop()
    }

    @Test("a server that stalls, before its answer or in it, is given up in time")
    func stalls() async throws {
        let half = TestServer.Act.writeAndStall("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{\"ref")
        for act in [TestServer.Act.stall, half] {
            let start = ContinuousClock.now
            #expect(try await webhook(act, timeout: .milliseconds(300)) == .failure(.timeout(seconds: 0.3)))
            #expect(ContinuousClock.now - start < .seconds(10))
        }
    }

    @Test(
        "a lie is no success: bad news in a good status, a login page, a body that is not whole or never ends, a redirection",
        arguments: [
            TestServer.Act.answer(#"{"error":"no such group"}"#), .answer(#"{"ok":false}"#), .answer(#"{"errcode":40058,"errmsg":"no"}"#),
            .answer(#"{"code":500,"message":"no"}"#), .answer("<html>Sign in</html>", type: "text/html"),
            .write("HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n{\"reference\""), .flood,
            .write("HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/?token=x\r\nContent-Length: 0\r\n\r\n"),
            .write("HELLO\r\n\r\n"), .close, .trickle, .answer(#"{"error":{"code":5}}"#), .answer(#"{"status":"failed"}"#),
            .answer(#"{"code":"E1"}"#), .answer(#"{"success":false}"#), .answer("\u{FEFF} <!doctype html>"),
            .answer("error: no such group"),
            .answer("Please sign in", type: "text/html"), .answer(String(repeating: "We are sorry. ", count: 10)),
            .write("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 4\r\n\r\n\u{1F}abc"),
        ])
    func lies(act: TestServer.Act) async throws {
        guard case .failure(let error) = try await webhook(act, timeout: .seconds(1)) else {
            Issue.record("taken for a success")
            return
        }
        #expect(!error.text.zh.isEmpty && error.blame != .recipient)
    }

    @Test(
        "a robot has taken a message when it says errcode 0, and by nothing else",
        arguments: [
            TestServer.Act.answer(""), .answer("", status: "204 No Content"), .answer("ok"), .answer("{}"), .answer("[]"), .answer("null"),
            .answer(#"{"errcode":false}"#), .answer(#"{"errcode":"0"}"#), .answer(#"{"errcode":null,"errmsg":"ok"}"#),
            .answer(#"{"errcode":40058,"errmsg":"markdown.content exceed max length 4096"}"#), .answer(#"{"errcode":0"#),
            .answer("<html>errcode 0</html>", type: "text/html"), .answer(#"{"errcode":0}"#, status: "302 Found"),
            .answer(#"{"errcode":0}"#, status: "500 Internal Server Error"),
            .write("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 13\r\n\r\n{\"errcode\":0}"), .flood, .trickle, .stall,
            .close,
        ])
    func robots(act: TestServer.Act) async throws {
        let server = try await TestServer(act)
        let wecom = WeComChannel(name: "wecom", url: server.address, key: "key-123456", timeout: .seconds(1), post: post)
        let ding = DingTalkChannel(
            name: "dingtalk", url: server.address, token: "token-1", secret: Self.secret, timeout: .seconds(1), post: post, now: { noon })
        for channel in [wecom, ding] as [any Channel] {
            guard case .failure = await outcome(channel, message()) else {
                Issue.record("\(channel.name) takes it for a yes")
                continue
            }
        }
        await server.stop()
        await post.close()
    }

    @Test(
        "nothing, one word and JSON without bad news are a yes from a webhook",
        arguments: ["", "ok", "\"queued\"", "{}", #"{"errcode":0}"#, #"{"code":200}"#, #"{"error":null,"ok":true}"#])
    func yes(body: String) async throws {
        #expect(try await webhook(.answer(body)) == .success(nil))
    }

    @Test("whose fault a refusal is: asking at all, this recipient, or it cannot be told")
    func blame() {
        for status in [401, 403, 407, 408, 425, 429, 500, 502, 503, 504] { #expect(ChannelError.status(status, "").blame == .channel) }
        for status in [400, 404, 410, 413, 422] { #expect(ChannelError.status(status, "").blame == .either) }
        #expect(ChannelError.unknownAddress("").blame == .recipient && !ChannelError.unknownAddress("").isPassing)
        #expect(ChannelError.saidNo(code: 310_000, "").blame == .channel && ChannelError.broken("").blame == .channel)
        #expect(ChannelError.declined(code: 40_058, "").blame == .either && ChannelError.failed("").blame == .either)
    }

    @Test("what passes is told from what does not")
    func passing() async throws {
        #expect(try await webhook(.answer("busy", status: "503 Service Unavailable")) == .failure(.status(503, "busy")))
        #expect(
            ChannelError.status(503, "").isPassing && ChannelError.status(429, "").isPassing && ChannelError.timeout(seconds: 1).isPassing)
        #expect(try await webhook(.answer("slow down", status: "429 Too Many Requests")) == .failure(.limited("slow down")))
        #expect(try await webhook(.answer("who?", status: "403 Forbidden")) == .failure(.status(403, "who?")))
        #expect(!ChannelError.status(403, "").isPassing && ChannelError.noAddress.blame == .recipient)
    }

    @Test("a server that repeats the whole request gets no secret into the error, nor does one that nobody answers at")
    func secrets() async throws {
        let server = try await TestServer(.echo)
        let key = "693a91f6-7xxx-4bc4-97a0-0ec2sifa5aaa"
        let wecom = WeComChannel(name: "wecom", url: server.address, key: key, timeout: .seconds(5), post: post)
        let ding = DingTalkChannel(
            name: "dingtalk", url: server.address, token: key, secret: Self.secret, timeout: .seconds(5), post: post, now: { noon })
        let hook = webhook(server, secret: Self.secret)
        var said: [String] = []
        for channel in [wecom, ding, hook] as [any Channel] {
            if case .failure(let error) = await outcome(channel, message()) { said.append("\(error.text.zh) \(error)") }
        }
        await server.stop()
        for channel in [wecom, ding, hook] as [any Channel] {
            if case .failure(let error) = await outcome(channel, message()) { said.append("\(error.text.zh) \(error)") }
        }
        #expect(said.count == 6)
        let signature = DingTalkChannel.signature(secret: Self.secret, milliseconds: noon.milliseconds)
        for secret in [key, Self.secret, signature] { #expect(!said.contains { $0.contains(secret) }) }
        #expect(said[0].contains(Redaction.mark))
        await post.close()
    }

    @Test("a server that repeats the request gets no address of a person into the error either")
    func addresses() async throws {
        let server = try await TestServer(.echo)
        let wecom = WeComChannel(name: "wecom", url: server.address, key: "key-123456", timeout: .seconds(5), post: post)
        for channel in [wecom, webhook(server)] as [any Channel] {
            guard case .failure(let error) = await outcome(channel, message(address: "+00000000001")) else {
                Issue.record("an echo was taken for a yes")
                continue
            }
            #expect(!"\(error.text.zh) \(error)".contains("00000000001"))
        }
        await server.stop()
        await post.close()
    }

    @Test("WeCom's robot gets its key and text, and a 200 with an errcode is no success")
    func wecom() async throws {
        let server = try await TestServer(
            .answer(#"{"errcode":0,"errmsg":"ok"}"#), .answer(#"{"errcode":93000,"errmsg":"invalid webhook url"}"#),
            .answer(#"{"errcode":45009,"errmsg":"api freq out of limit"}"#), .answer(#"{"ok":true}"#))
        let channel = WeComChannel(name: "wecom", url: server.address, key: "key-123456", timeout: .seconds(5), post: post)
        #expect(await outcome(channel, message()) == .success(nil))
        #expect(await outcome(channel, message()) == .failure(.saidNo(code: 93_000, "invalid webhook url")))
        #expect(await outcome(channel, message(address: "member")) == .failure(.limited("45009 api freq out of limit")))
        guard case .failure(.strange) = await outcome(channel, message()) else {
            Issue.record("a reply without errcode was taken for a yes")
            return
        }
        #expect(server.requests[0].target == "/send?key=key%2D123456")
        #expect(server.requests[0].body == #"{"msgtype":"text","text":{"content":"红色预警：喀什市重污染。"}}"#)
        #expect(server.requests[2].body.contains(#""mentioned_list":["member"]"#))
        await post.close()
        await server.stop()
    }

    @Test("DingTalk's robot gets a timestamp and its signature, the same as the vendor's example computes")
    func dingtalk() async throws {
        let server = try await TestServer(
            .answer(#"{"errcode":0,"errmsg":"ok"}"#), .answer(#"{"errcode":310000,"errmsg":"sign not match"}"#))
        let channel = DingTalkChannel(
            name: "dingtalk", url: server.address, token: "token-1", secret: "this is secret", timeout: .seconds(5), post: post,
            now: { noon })
        #expect(await outcome(channel, message()) == .success(nil))
        #expect(await outcome(channel, message()) == .failure(.saidNo(code: 310_000, "sign not match")))
        let target = server.requests[0].target
        #expect(target.contains("access_token=token%2D1&timestamp=1774515600000&sign="))
        #expect(target.hasSuffix(Self.pythonSignature))
        await post.close()
        await server.stop()
    }

    /// `urllib.parse.quote_plus(base64.b64encode(hmac.new(b"this is secret", b"1774515600000\nthis is secret", hashlib.sha256).digest()))`
    private static let pythonSignature = "4vyhbAX5aK7BY3Dz2DwoGigbtHAwoUQJ8ZbXBAUhu0M%3D"
}

@Suite("Secrets")
struct RedactionPromises {
    @Test("a secret is taken out as it is, percent-encoded, in Base64, in hexadecimal and in capitals, and addresses lose their query")
    func forms() {
        let secret = "a+b/c=d&e f-secret"
        let redaction = Redaction([secret, nil])
        let hexadecimal = Data(secret.utf8).map { String(format: "%02x", $0) }.joined()
        let encoded = secret.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
        for form in [secret, secret.uppercased(), Data(secret.utf8).base64EncodedString(), hexadecimal, encoded] {
            #expect(redaction.text("before \(form) after") == "before ‹secret› after")
        }
        #expect(redaction.text("GET https://a.invalid/x?key=1&b=2 failed") == "GET https://a.invalid/x?… failed")
    }

    @Test("what is said is one line of bounded length, and no secret is cut in half at its end")
    func short() {
        let redaction = Redaction(["abcdefghij"])
        #expect(redaction.text("a\r\nb\tc").contains("\n") == false)
        let text = redaction.text(String(repeating: "x", count: Redaction.most - 4) + "abcdefghij")
        #expect(text.count == Redaction.most && !text.contains("abc"))
    }
}
