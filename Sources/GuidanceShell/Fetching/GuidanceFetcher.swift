import AsyncHTTPClient
package import Events
import Foundation
import Guidance
import NIOCore
import NIOHTTP1

/// Gets a reply by URL: bounded in bytes, in time and in attempts; certificates are checked; no redirect is followed.
package struct GuidanceFetcher: Sendable {
    private let client: HTTPClient
    private let limits: Limits

    /// How patient and how trusting a fetcher is.
    package struct Limits: Hashable, Sendable {
        package var bytes = GuidanceLimits.bytes
        package var attempts = 3
        /// Before the second attempt; doubled for each after it.
        package var pause = Duration.seconds(2)
        package var connect = Duration.seconds(10)

        package init() {}
    }

    /// Nil in an exercise, which has no real channel.
    package init?(in realm: Realm, limits: Limits = Limits()) {
        guard realm == .actual else { return nil }
        let timeout = HTTPClient.Configuration.Timeout(connect: .milliseconds(limits.connect.components.seconds * 1000))
        client = HTTPClient(
            eventLoopGroupProvider: .singleton, configuration: .init(redirectConfiguration: .disallow, timeout: timeout))
        self.limits = limits
    }

    package func close() async { try? await client.shutdown() }

    /// The body of an answer that is guidance by its first bytes.
    /// - Parameter timeout: for one attempt, from the first byte sent to the last one received.
    package func fetch(_ url: String, timeout: Duration) async throws(FetchError) -> [UInt8] {
        var pause = limits.pause
        for attempt in 1... {
            do throws(FetchError) {
                return try await attemptOnce(url, timeout)
            } catch {
                guard error.isPassing, attempt < limits.attempts, !Task.isCancelled else { throw error }
                try? await Task.sleep(for: pause)
                pause *= 2
            }
        }
        throw .address(url)
    }

    private func attemptOnce(_ url: String, _ timeout: Duration) async throws(FetchError) -> [UInt8] {
        guard let host = URLComponents(string: url)?.host else { throw .address(url) }
        let answer = await withTaskGroup(of: Answer.self) { group in
            group.addTask { await ask(url, host, timeout) }
            group.addTask {
                try? await Task.sleep(for: timeout)
                return .failure(.timeout(host: host, seconds: Int(timeout.components.seconds)))
            }
            let first = await group.next()
            group.cancelAll()
            return first ?? .failure(.address(url))
        }
        return try answer.get()
    }

    private typealias Answer = Result<[UInt8], FetchError>

    private func ask(_ url: String, _ host: String, _ timeout: Duration) async -> Answer {
        var request = HTTPClientRequest(url: url)
        request.headers.add(name: "Accept", value: "application/json, text/csv, application/octet-stream")
        request.headers.add(name: "User-Agent", value: "fengsui")
        do {
            let response = try await client.execute(request, timeout: .milliseconds(timeout.components.seconds * 1000 + 500))
            let body = try await response.body.collect(upTo: response.status == .ok ? limits.bytes : Self.complaintBytes)
            return Self.judged(Array(body.readableBytesView), response.status, host)
        } catch is NIOTooManyBytesError {
            return .failure(.tooLarge(host: host, most: limits.bytes))
        } catch let error as HTTPClientError where [.deadlineExceeded, .readTimeout, .connectTimeout].contains(error) {
            return .failure(.timeout(host: host, seconds: Int(timeout.components.seconds)))
        } catch let error as HTTPClientError where error == .invalidURL || error == .emptyScheme || error == .emptyHost {
            return .failure(.address(url))
        } catch {
            return .failure(.unreachable(host: host, reason: String("\(error)".prefix(200))))
        }
    }

    /// Of an answer that is no reply, as much as tells why.
    private static let complaintBytes = 64 << 10

    private static func judged(_ body: [UInt8], _ status: HTTPResponseStatus, _ host: String) -> Answer {
        let begins = String(decoding: body.prefix(300), as: UTF8.self).filter { !$0.isNewline }
        guard status == .ok else {
            return .failure(.status(host: host, code: Int(status.code), reason: begins.isEmpty ? status.reasonPhrase : begins))
        }
        guard GuidanceFormat(recognising: body) != nil else { return .failure(.notGuidance(host: host, begins: String(begins.prefix(60)))) }
        return .success(body)
    }
}
