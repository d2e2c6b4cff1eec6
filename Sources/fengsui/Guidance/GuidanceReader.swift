import Chronology
import Guidance
import GuidanceShell

/// Reads files of guidance; GRIB through a process of its own.
struct GuidanceReader: Sendable {
    let points: [GuidancePoint]
    private let child = GRIBChild(executable: Self.ownProgram)

    init(points: [GuidancePoint]) { self.points = points }

    /// What to record of a file.
    /// - Parameters:
    ///   - path: where the file lies.
    ///   - digest: SHA-256 of its bytes in hexadecimal.
    func taking(of file: GuidanceFile, at path: String, digest: String, now: Timestamp) async -> GuidanceTaking {
        let decoded = await decoded(file, path)
        let intake = GuidanceIntake(points: points) { (_, _) throws(GuidanceError) in try decoded.get() }
        return intake.taking(of: file, digest: digest, at: now)
    }

    /// The runs of a file, for people to look at.
    func runs(of file: GuidanceFile, at path: String, known: Timestamp, model: String?) async throws(GuidanceError) -> [GuidanceRun] {
        let decoded = await decoded(file, path)
        return try file.runs(GuidanceContext(known: known, model: model, points: points)) { (_, _) throws(GuidanceError) in
            try decoded.get()
        }
    }

    /// Nothing is started for a file that is no GRIB, or for nobody's points.
    private func decoded(_ file: GuidanceFile, _ path: String) async -> Result<[GRIBField], GuidanceError> {
        guard GuidanceFormat(recognising: file.bytes) == .grib, !points.isEmpty else { return .success([]) }
        return await child.fields(of: path, at: points)
    }

    /// This program itself, also after its file was replaced by an update.
    private static let ownProgram = "/proc/self/exe"
}
