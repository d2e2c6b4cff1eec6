import ArgumentParser
import Foundation
import GRIB
import Guidance
import GuidanceShell

/// Guidance: forecasts of weather and of the air's composition.
struct GuidanceCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "guidance", abstract: "Look at files of guidance, or fetch it once. 指导预报",
        subcommands: [GuidanceReadCommand.self, GuidanceFetchCommand.self, GuidanceDecodeCommand.self])
}

/// Decodes GRIB for another process of this program, which survives when ecCodes does not.
struct GuidanceDecodeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "decode", abstract: "Decode a GRIB file into JSON (for this program itself).", shouldDisplay: false)

    @Option(help: "Points as latitude,longitude with ; between them.")
    var points: PointList

    @Argument var file: String

    func run() throws {
        guard let data = FileManager.default.contents(atPath: file) else { throw ExitCode(EXIT_FAILURE) }
        do throws(GuidanceError) {
            let fields = try GRIBFile.fields(of: Array(data), at: points.points)
            FileHandle.standardOutput.write(Self.json(fields))
        } catch {
            FileHandle.standardOutput.write(GRIBAnswer(error).json)
            throw ExitCode(GRIBChild.refusal)
        }
    }

    private static func json(_ fields: [GRIBField]) -> Data { (try? GRIBAnswer.json(fields)) ?? Data() }
}

/// `39.47,75.99;39.87,79.07`
struct PointList: ExpressibleByArgument {
    let points: [GuidancePoint]

    init?(argument: String) {
        var points: [GuidancePoint] = []
        for pair in argument.split(separator: ";") {
            let parts = pair.split(separator: ",").map { Double($0.trimmingCharacters(in: .whitespaces)) }
            guard parts.count == 2, let latitude = parts[0], let longitude = parts[1], (-90...90).contains(latitude),
                (-180...360).contains(longitude)
            else { return nil }
            points.append(GuidancePoint(latitude: latitude, longitude: longitude))
        }
        guard points.count <= GuidanceLimits.points else { return nil }
        self.points = points
    }
}
