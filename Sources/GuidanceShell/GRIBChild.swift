package import Foundation
package import Guidance
import Subprocess
import SystemPackage
import Wording

/// Decodes GRIB in a process of its own. ecCodes ends its process when a damaged file makes it ask for more memory than there is; here that
/// costs a file and not the service.
package struct GRIBChild: Sendable {
    private let executable: String
    private let arguments: [String]
    private let timeout: Duration

    /// Bytes of the child's answer: 20,000 fields at 64 points.
    static let maximumAnswer = 64 << 20
    /// An exit code (EX_DATAERR, sysexits.h) with which the child says that its answer is the reason why not.
    package static let refusal: Int32 = 65

    /// - Parameter arguments: before the points and the path; see `command`.
    package init(executable: String, arguments: [String] = ["guidance", "decode"], timeout: Duration = .seconds(120)) {
        self.executable = executable
        self.arguments = arguments
        self.timeout = timeout
    }

    /// The fields of a file at points.
    package func fields(of path: String, at points: [GuidancePoint]) async -> Result<[GRIBField], GuidanceError> {
        let places = points.map { "\($0.latitude),\($0.longitude)" }.joined(separator: ";")
        return await withTaskGroup(of: Result<[GRIBField], GuidanceError>.self) { group in
            group.addTask { await run(arguments + ["--points=\(places)", "--", path]) }
            group.addTask {
                try? await Task.sleep(for: timeout)
                return .failure(.decoderFell("no end after \(timeout)"))
            }
            let first = await group.next()
            group.cancelAll()
            return first ?? .failure(.decoderFell("it was not started"))
        }
    }

    private func run(_ arguments: [String]) async -> Result<[GRIBField], GuidanceError> {
        var options = PlatformOptions()
        options.teardownSequence = [.gracefulShutDown(allowedDurationToNextStep: .milliseconds(200))]
        do {
            let result = try await Subprocess.run(
                .path(FilePath(executable)), arguments: Arguments(arguments), platformOptions: options, input: .none,
                output: .bytes(limit: Self.maximumAnswer), error: .discarded)
            return Self.answer(result.terminationStatus, Data(result.standardOutput))
        } catch {
            return .failure(.decoderFell(String("\(error)".prefix(200))))
        }
    }

    private static func answer(_ status: TerminationStatus, _ output: Data) -> Result<[GRIBField], GuidanceError> {
        switch status {
        case .exited(0):
            guard let fields = try? GRIBAnswer.decoder.decode([GRIBField].self, from: output) else {
                return .failure(.decoderFell("its answer cannot be read"))
            }
            return .success(fields)
        case .exited(refusal):
            guard let reason = try? GRIBAnswer.decoder.decode(GRIBAnswer.self, from: output) else {
                return .failure(.decoderFell("its answer cannot be read"))
            }
            return .failure(.message(reason.message, reason.reason))
        case .exited(let code): return .failure(.decoderFell("exit code \(code)"))
        case .signaled(let signal): return .failure(.decoderFell("signal \(signal)"))
        }
    }
}

/// What a child says on its standard output: fields, or why there are none.
package struct GRIBAnswer: Codable, Hashable, Sendable {
    package let message: Int
    package let reason: String

    package init(_ error: GuidanceError) {
        switch error {
        case .message(let message, let reason): (self.message, self.reason) = (message, reason)
        default: (message, reason) = (1, error.text.en)
        }
    }

    package var json: Data { (try? Self.encoder.encode(self)) ?? Data() }

    package static func json(_ fields: [GRIBField]) throws -> Data { try encoder.encode(fields) }

    /// A missing value is no number in JSON.
    private static var encoder: JSONEncoder {
        let encoder = JSONEncoder()
        encoder.nonConformingFloatEncodingStrategy = .convertToString(positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
        return encoder
    }

    static var decoder: JSONDecoder {
        let decoder = JSONDecoder()
        decoder.nonConformingFloatDecodingStrategy = .convertFromString(positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
        return decoder
    }
}
