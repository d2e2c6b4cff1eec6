import Foundation
import Randomness
import Testing

@testable import SoluteTransport

/// Tracer tests of the USGS, read from its own input files.
@Suite("Engine: against OTIS and its tracer tests")
struct OTISTests {
    static func files(_ folder: String) throws -> [String: String] {
        let place = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../Deploy/sample/tracer/\(folder)")
            .standardizedFileURL
        let names = try FileManager.default.contentsOfDirectory(atPath: place.path)
        return Dictionary(uniqueKeysWithValues: try names.map { ($0, try String(contentsOf: place.appending(path: $0), encoding: .utf8)) })
    }

    @Test("Uvas Creek: as close to the observations as OTIS, and close to OTIS's own output")
    func uvasCreek() throws {
        let result = try TracerExperiment.read(files: try Self.files("uvas_creek_chloride")).run(convention: .asOTIS)
        #expect(result.stations.map(\.metres) == [38, 105, 281, 433, 619])
        // The step of OTIS is long beside the passage at the first stations.
        for (station, nearness) in zip(result.stations, [0.26, 0.05, 0.02, 0.012, 0.004]) {
            let (ours, theirs) = (try #require(station.errorAgainstObservations), try #require(station.errorOfOTIS))
            #expect(ours <= 1.01 * theirs, "\(station.metres) m")
            #expect(try #require(station.differenceFromOTIS).largest < nearness, "\(station.metres) m")
        }
        #expect(abs(result.outcome.balance.relativeError) < 1e-9)
    }

    @Test("Uvas Creek: with the boundary at the time that is written it is as close from the second station on")
    func uvasCreekAsWritten() throws {
        let result = try TracerExperiment.read(files: try Self.files("uvas_creek_chloride")).run()
        for station in result.stations.dropFirst() {
            #expect(try #require(station.errorAgainstObservations) <= 1.01 * (try #require(station.errorOfOTIS)), "\(station.metres) m")
        }
    }

    @Test("first-order decay: the exact solution to a thousandth, where OTIS is off by its time step", arguments: [0, 1])
    func decay(index: Int) throws {
        let experiment = try TracerExperiment.read(files: try Self.files("decay"))
        let station = experiment.run().stations[index]
        let exact = station.simulated.times.map { Self.exact(station.metres, $0) }
        let errors = zip(station.simulated.values, exact).map { abs($0 - $1) }
        #expect(try #require(errors.max()) < 0.1)
        let printed = try #require(experiment.stations[index].printed)
        let theirs = zip(printed.times, printed.values).map { abs($1 - Self.exact(station.metres, $0)) }
        #expect(try #require(theirs.max()) > 10 * (try #require(errors.max())))
        let delayed = experiment.run(convention: .asOTIS).stations[index]
        #expect(try #require(delayed.differenceFromOTIS).largest < (index == 0 ? 1.3 : 0.01))
    }

    /// 100 mg/l held at the upper end from the first to the third hour (Ogata and Banks 1961, with decay).
    private static func exact(_ metres: Double, _ time: Double) -> Double {
        let (velocity, dispersion, decay) = (0.1, 5.0, 1e-4)
        func step(_ time: Double) -> Double {
            guard time > 0 else { return 0 }
            let g = (1 + 4 * decay * dispersion / (velocity * velocity)).squareRoot()
            let scale = 2 * (dispersion * time).squareRoot()
            let (ahead, behind) = ((metres - velocity * g * time) / scale, (metres + velocity * g * time) / scale)
            let loss = exp(metres * velocity * (1 - g) / (2 * dispersion))
            return 50 * loss * (erfc(ahead) + exp(-ahead * ahead) * scaledComplementaryErrorFunction(behind))
        }
        return step(time - 3600) - step(time - 10_800)
    }

    // MARK: - Reading

    @Test("a damaged file is refused with the line that is wrong")
    func damage() throws {
        let sound = try Self.files("uvas_creek_chloride")
        func error(_ name: String, _ change: (inout String) -> Void) -> OTISError? {
            var files = sound
            change(&files[name, default: ""])
            do {
                _ = try TracerExperiment.read(files: files)
                return nil
            } catch { return error }
        }
        #expect(
            error("params.inp") { $0 = $0.replacing("152  152.0        0.31", with: "152  152.0        o.31") }
                == .damaged(file: "params.inp", line: 32, wanted: "segments, length, dispersion, storage area and exchange of a reach"))
        #expect(
            error("q.inp") { $0 = String($0.prefix { $0 != "4" }) + "4" }?.description.hasPrefix("q.inp, line") == true)
        #expect(
            error("params.inp") { $0 = $0.replacing("1    0    0\n", with: "1    0    1\n") }
                == .unsupported(
                    file: "params.inp", line: 41, what: "sorption is not computed; only conservative solutes and first-order decay are"))
        #expect(
            error("params.inp") { $0 = $0.replacing("1    0    0\n", with: "2    0    0\n") }
                == .unsupported(file: "params.inp", line: 41, what: "2 solutes; give them one at a time"))
        #expect(
            error("q.inp") { $0 = $0.replacing("0.00                 QSTEP", with: "0.50                 QSTEP") }
                == .unsupported(
                    file: "q.inp", line: 13, what: "unsteady flow is not read; give an experiment in steady flow"))
        #expect(error("control.inp") { $0 = $0.replacing("q.inp", with: "r.inp") } == .missingFile("r.inp"))
    }

    @Test("whatever is cut off or mixed up, reading ends with an experiment or an error", arguments: 0..<300)
    func fuzz(seed: Int) throws {
        var dice = SplitMix64(seed: UInt64(seed))
        var files = try Self.files("uvas_creek_chloride")
        let name = ["params.inp", "q.inp", "control.inp", "cl.out"][Int(dice.next() % 4)]
        var text = Array(files[name, default: ""].utf8)
        for _ in 0..<(1 + Int(dice.next() % 4)) {
            let place = Int(dice.next() % UInt64(text.count))
            switch dice.next() % 3 {
            case 0: text[place] = UInt8(32 + dice.next() % 95)
            case 1: text.remove(at: place)
            default: text = Array(text.prefix(max(1, place)))
            }
        }
        files[name] = String(decoding: text, as: UTF8.self)
        let outcome = Result { () throws(OTISError) in try TracerExperiment.read(files: files) }
        switch outcome {
        case .success(let experiment): #expect(experiment.scenario.end > experiment.scenario.begin, "seed \(seed)")
        case .failure(let error): #expect(!error.description.isEmpty, "seed \(seed)")
        }
    }
}
