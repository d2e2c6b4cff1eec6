import HTTPTypes
import Hummingbird
import Logging
import Wording

/// What every request passes: only this host, only this page, and every refusal in words.
struct Safeguards: RouterMiddleware {
    typealias Context = DeskContext

    /// The host names under which the desk answers, in lower case; nil: any numeric address, for a desk that listens everywhere.
    let hosts: Set<String>?

    func handle(
        _ request: Request, context: DeskContext, next: (Request, DeskContext) async throws -> Response
    ) async throws -> Response {
        var response = await answer(request, context, next)
        for (name, value) in Self.headers { response.headers[name] = value }
        return response
    }

    private func answer(
        _ request: Request, _ context: DeskContext, _ next: (Request, DeskContext) async throws -> Response
    ) async -> Response {
        do {
            try check(request)
            return try await next(request, context)
        } catch let refusal as DeskRefusal {
            return refusal.response
        } catch let error as HTTPError {
            return error.status == .notFound ? DeskRefusal.notFound.response : Response(status: error.status)
        } catch {
            context.logger.error("a request failed: \(error)")
            return DeskRefusal.internalFault.response
        }
    }

    /// A page from elsewhere can neither reach the desk under a name of its own (DNS rebinding) nor post to it (CSRF).
    private func check(_ request: Request) throws(DeskRefusal) {
        let host = request.head.authority?.lowercased() ?? ""
        guard accepts(host) else { throw .otherHost }
        guard request.method != .get, request.method != .head else { return }
        if let site = request.headers[Self.fetchSite], site != "same-origin" { throw .otherOrigin }
        if let origin = request.headers[.origin]?.lowercased(), origin != "http://\(host)", origin != "https://\(host)" {
            throw .otherOrigin
        }
        let type = request.headers[.contentType]?.lowercased().split(separator: ";").first
        guard type == "application/json" else { throw .notJSON }
    }

    private func accepts(_ authority: String) -> Bool {
        let host = Self.hostName(authority)
        guard let hosts else { return host == "localhost" || host.hasPrefix("[") || host.allSatisfy { $0.isNumber || $0 == "." } }
        return hosts.contains(host)
    }

    private static func hostName(_ authority: String) -> String {
        if authority.hasPrefix("["), let end = authority.firstIndex(of: "]") { return String(authority[...end]) }
        return String(authority.prefix { $0 != ":" })
    }

    /// The names that a node's desk address answers to.
    static func hosts(for address: String) -> Set<String>? {
        guard address != "0.0.0.0", address != "::" else { return nil }
        let own = address.contains(":") ? "[\(address)]" : address
        return ["127.0.0.1", "localhost", "[::1]", own.lowercased()]
    }

    private static let fetchSite = HTTPField.Name("Sec-Fetch-Site") ?? .referer

    private static let headers: [(HTTPField.Name, String)] = [
        (
            .contentSecurityPolicy,
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; "
                + "form-action 'none'; frame-ancestors 'none'"
        ),
        (.xContentTypeOptions, "nosniff"),
        (HTTPField.Name("X-Frame-Options") ?? .server, "DENY"),
        (HTTPField.Name("Referrer-Policy") ?? .server, "no-referrer"),
        (HTTPField.Name("Cross-Origin-Resource-Policy") ?? .server, "same-origin"),
        (HTTPField.Name("Cross-Origin-Opener-Policy") ?? .server, "same-origin"),
        (.cacheControl, "no-store"),
    ]
}

extension DeskRefusal {
    private struct Body: Encodable {
        let code: String
        let zh: String
        let en: String
        let retry: Bool
    }

    var response: Response {
        .json(Body(code: code, zh: text.zh, en: text.en, retry: isPassing), status: HTTPResponse.Status(code: status))
    }
}
