import Foundation
import Hummingbird
import NIOCore

/// What a request carries with it.
struct DeskContext: RequestContext {
    var coreContext: CoreRequestContextStorage

    init(source: ApplicationRequestContextSource) {
        self.init(core: CoreRequestContextStorage(source: source))
    }

    /// For a request that came over no channel.
    init(core: CoreRequestContextStorage) {
        coreContext = core
    }
}

extension Response {
    /// The value as JSON with its keys in order.
    static func json(_ value: some Encodable, status: HTTPResponse.Status = .ok) -> Response {
        guard let bytes = encode(value) else { return Response(status: .internalServerError) }
        return .bytes(bytes, type: jsonType, status: status)
    }

    static let jsonType = "application/json; charset=utf-8"

    static func encode(_ value: some Encodable) -> [UInt8]? {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return (try? encoder.encode(value)).map { Array($0) }
    }

    static func bytes(_ bytes: [UInt8], type: String, status: HTTPResponse.Status = .ok) -> Response {
        Response(status: status, headers: [.contentType: type], body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }
}
