import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1

/// Posts JSON: bounded in time and in what is read of the answer; certificates are checked, no redirection is followed, no proxy is asked.
package struct ChannelPost: Sendable {
    private let owner: Owner
    private var client: HTTPClient { owner.client }

    /// Of an answer, as much as tells what became of the message.
    package static let answerBytes = 64 << 10

    package init(connect: Duration = .seconds(5)) {
        let timeout = HTTPClient.Configuration.Timeout(connect: .nanoseconds(connect.inNanoseconds))
        owner = Owner(
            HTTPClient(eventLoopGroupProvider: .singleton, configuration: .init(redirectConfiguration: .disallow, timeout: timeout)))
    }

    package func close() async { try? await client.shutdown() }

    /// The library ends the process over a client that was not shut down; this one is, whoever forgets it.
    private final class Owner: Sendable {
        let client: HTTPClient

        init(_ client: HTTPClient) { self.client = client }

        deinit { client.shutdown { _ in } }
    }

    /// What an address answered with a good status.
    struct Answer: Sendable {
        let body: [UInt8]
        /// Whether it is meant for people's eyes.
        var isPage = false

        /// The members of a JSON object; nil when the body is none.
        var object: [String: Any]? { try? JSONSerialization.jsonObject(with: Data(body)) as? [String: Any] }
    }

    /// - Parameters:
    ///   - url: with everything that is secret in it; it is never repeated.
    ///   - timeout: from the first byte sent to the last one received.
    func send(
        _ body: [UInt8], to url: String, headers: [(String, String)] = [], within timeout: Duration, redaction: Redaction
    ) async throws(ChannelError) -> Answer {
        let result = await withTaskGroup(of: Result<Answer, ChannelError>.self) { group in
            group.addTask { await ask(body, url, headers, timeout, redaction) }
            group.addTask {
                try? await Task.sleep(for: timeout)
                return .failure(.timeout(seconds: timeout / .seconds(1)))
            }
            let first = await group.next()
            group.cancelAll()
            return first ?? .failure(.timeout(seconds: timeout / .seconds(1)))
        }
        return try result.get()
    }

    private func ask(
        _ body: [UInt8], _ url: String, _ headers: [(String, String)], _ timeout: Duration, _ redaction: Redaction
    ) async -> Result<Answer, ChannelError> {
        var request = HTTPClientRequest(url: url)
        request.method = .POST
        request.headers.add(name: "Content-Type", value: "application/json; charset=utf-8")
        request.headers.add(name: "User-Agent", value: "fengsui")
        for (name, value) in headers { request.headers.add(name: name, value: value) }
        request.body = .bytes(ByteBuffer(bytes: body))
        do {
            // A little later than the caller's own limit, so that a stalled connection is closed and not only left.
            let response = try await client.execute(request, timeout: .nanoseconds(timeout.inNanoseconds + 200_000_000))
            let answer = try await response.body.collect(upTo: Self.answerBytes)
            return Self.judged(Array(answer.readableBytesView), response.status, response.headers, redaction)
        } catch is NIOTooManyBytesError {
            return .failure(.strange("more than \(Self.answerBytes) bytes"))
        } catch let error as HTTPClientError where [.deadlineExceeded, .readTimeout, .connectTimeout, .cancelled].contains(error) {
            return .failure(.timeout(seconds: timeout / .seconds(1)))
        } catch {
            return .failure(.unreachable(redaction.text("\(error)")))
        }
    }

    private static func judged(
        _ body: [UInt8], _ status: HTTPResponseStatus, _ headers: HTTPHeaders, _ redaction: Redaction
    ) -> Result<Answer, ChannelError> {
        // Nobody was asked to pack it, nothing here unpacks it, and what is inside cannot be known.
        let packing = headers[canonicalForm: "content-encoding"].map { $0.lowercased() }.filter { $0 != "identity" }
        if !packing.isEmpty { return .failure(.strange("it is packed (\(redaction.text(packing.joined(separator: ", "))))")) }
        let said = redaction.text(String(decoding: body.prefix(2_000), as: UTF8.self))
        switch status.code {
        case 200..<300: return .success(Answer(body: body, isPage: isPage(headers)))
        case 300..<400: return .failure(.strange("it points elsewhere (\(status.code)); write the last address into channels.yaml"))
        case 429: return .failure(.limited(said.isEmpty ? status.reasonPhrase : said))
        default: return .failure(.status(Int(status.code), said.isEmpty ? status.reasonPhrase : said))
        }
    }
}

extension ChannelPost {
    private static func isPage(_ headers: HTTPHeaders) -> Bool {
        headers[canonicalForm: "content-type"].contains { $0.lowercased().contains("html") }
    }
}

extension Duration {
    var inNanoseconds: Int64 { components.seconds * 1_000_000_000 + components.attoseconds / 1_000_000_000 }
}

/// JSON with its members in order.
enum ChannelJSON {
    static func bytes(_ value: some Encodable) throws(ChannelError) -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        do {
            return Array(try encoder.encode(value))
        } catch {
            throw .notKept("the message cannot be written as JSON")
        }
    }
}
