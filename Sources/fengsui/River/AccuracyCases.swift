import SoluteTransport
import Wording

/// One number that was computed elsewhere, beside ours.
struct AccuracyCase {
    let group: Bilingual
    let quantity: String
    let expected: Double
    let computed: Double
    /// Relative to the expected value, or to `scale` where that is larger.
    let tolerance: Double
    var scale = 0.0
    /// Less than expected is as good.
    var isUpperBound = false

    var difference: Double { abs(computed - expected) / max(abs(expected), scale, 1e-300) }
    var isWithin: Bool { difference <= tolerance || isUpperBound && computed <= expected }

    var text: String {
        let name = quantity + String(repeating: " ", count: max(1, 44 - quantity.count))
        let mark = isWithin ? "ok" : Terminal.styled("OUTSIDE", .red)
        return "\(name)\(Self.figure(expected))  \(Self.figure(computed))  \(Self.figure(difference * 100)) %  \(mark)"
    }

    private static func figure(_ value: Double) -> String {
        let text = SpillText.digits(value, 7)
        return String(repeating: " ", count: max(0, 13 - text.count)) + text
    }
}

/// The check numbers: computed independently from the formulae, or printed by their authors.
enum AccuracyCases {
    /// All but the tracer test, which is read from files.
    static var all: [AccuracyCase] { plumes + dispersion + regression + peclet + engine }

    static func groups(_ cases: [AccuracyCase]) -> [(title: Bilingual, cases: [AccuracyCase])] {
        let titles = cases.map(\.group).reduce(into: [Bilingual]()) { if $0.last != $1 { $0.append($1) } }
        return titles.map { title in (title, cases.filter { $0.group == title }) }
    }

    // MARK: - A

    private static let instant = Plume(
        distance: 20_000, velocity: 0.5, dispersion: 30, area: 100, decay: 0.2 / 86_400, mass: 1e6, duration: 0)
    private static let twoHours = Plume(
        distance: 20_000, velocity: 0.5, dispersion: 30, area: 100, decay: 0.2 / 86_400, mass: 1e6, duration: 7200)

    private static var plumes: [AccuracyCase] {
        let one = Bilingual(
            zh: "A1 瞬时 1000 kg，20 km：期望、计算、差", en: "A1 an instant of 1,000 kg after 20 km: expected, computed, difference")
        let two = Bilingual(zh: "A2 同上，历时 2 h", en: "A2 the same over two hours")
        let hours = { (plume: Plume, hour: Double) in plume.concentration(after: hour * 3600) }
        let first = [(9, 0.064718), (10, 0.989390), (11, 2.341644), (12, 1.368348), (13, 0.272715)].map {
            AccuracyCase(
                group: one, quantity: "C(\($0.0) h), mg/l", expected: $0.1, computed: hours(instant, Double($0.0)), tolerance: 1e-5)
        }
        let span = instant.span(above: 0.05, around: instant.peak)
        let peak = [
            AccuracyCase(group: one, quantity: "time of the peak, s", expected: 39_858.109, computed: instant.peak.time, tolerance: 1e-7),
            AccuracyCase(group: one, quantity: "peak, mg/l", expected: 2.349899, computed: instant.peak.concentration, tolerance: 1e-6),
            AccuracyCase(
                group: one, quantity: "above 0.05 mg/l from, h", expected: 8.93469, computed: (span?.lowerBound ?? 0) / 3600,
                tolerance: 1e-4),
            AccuracyCase(
                group: one, quantity: "above 0.05 mg/l to, h", expected: 13.72046, computed: (span?.upperBound ?? 0) / 3600, tolerance: 1e-4
            ),
        ]
        let second = [(10, 0.206757), (11, 1.095840), (12, 1.899626), (13, 1.369995), (14, 0.420511)].map {
            AccuracyCase(
                group: two, quantity: "C(\($0.0) h), mg/l", expected: $0.1, computed: hours(twoHours, Double($0.0)), tolerance: 1e-5)
        }
        let last = AccuracyCase(
            group: two, quantity: "peak, mg/l", expected: 1.910715, computed: twoHours.peak.concentration, tolerance: 1e-6)
        return first + peak + second + [last]
    }

    // MARK: - B and C

    private static var dispersion: [AccuracyCase] {
        let rivers: [(String, Channel, [Double])] = [
            (
                "Missouri", Channel(width: 200, depth: 2.7, velocity: 1.55, shearVelocity: 0.074),
                [5290.79, 1313.03, 891.74, 930.24, 683.28]
            ),
            ("Clinch", Channel(width: 47, depth: 0.85, velocity: 0.32, shearVelocity: 0.067), [43.69, 37.81, 39.92, 13.79, 29.86]),
        ]
        let group = Bilingual(
            zh: "B 离散公式，m²/s（实测：Missouri 约 1486，Clinch 约 14）",
            en: "B dispersion formulae, m²/s (measured: Missouri about 1486, Clinch about 14)")
        return rivers.flatMap { name, channel, expected in
            zip(DispersionFormula.allCases, expected).map { formula, expected in
                AccuracyCase(
                    group: group, quantity: "\(name), \(formula.rawValue)", expected: expected, computed: formula.coefficient(in: channel),
                    tolerance: 4e-4)
            }
        }
    }

    private static var regression: [AccuracyCase] {
        let group = Bilingual(zh: "C Jobson (1996)：6000 kg，15 km", en: "C Jobson (1996): 6,000 kg after 15 km")
        // The inputs are printed as 3.348 and 4.504; the printed results need the digits behind the rounding.
        let travel = JobsonTravel(discharge: 3.3478, basin: .init(areaSquareKilometres: 390, meanAnnualDischarge: 4.504))
        let expected: [(String, JobsonTravel.Line, [Double])] = [
            ("probable", .probable, [0.26447, 15.7546, 14.0216, 100.316, 163.07, 19.5596]),
            ("maximum probable", .maximumProbable, [0.64580, 6.4519, 5.7422, 200.921, 326.60, 8.5072]),
        ]
        return expected.flatMap { name, line, numbers in
            let passing = travel.passing(distance: 15_000, line)
            let computed = [
                travel.velocity(line), passing.peakHours, passing.leadingEdgeHours, passing.unitPeak,
                passing.peakConcentration(massKilograms: 6000, discharge: 3.691), passing.tailHours,
            ]
            let names = ["velocity, m/s", "peak, h", "leading edge, h", "unit peak, 1/s", "peak, mg/l", "tail, h"]
            return zip(names, zip(numbers, computed)).map { quantity, pair in
                AccuracyCase(group: group, quantity: "\(name): \(quantity)", expected: pair.0, computed: pair.1, tolerance: 2e-4)
            }
        }
    }

    // MARK: - E

    /// The immediate answer against the exact solution in one channel, from where dispersion rules to where advection does.
    private static var peclet: [AccuracyCase] {
        let group = Bilingual(zh: "E 即时解与解析解，Péclet 1–10000", en: "E the immediate answer against the exact one, Péclet 1–10,000")
        return [1.0, 10, 100, 1000, 10_000].flatMap { number -> [AccuracyCase] in
            let (length, velocity) = (20_000.0, 0.5)
            let dispersion = velocity * length / number
            let link = TransportNetwork.Link(
                from: 0, to: 1, length: 2 * length, discharge: 100 * velocity, area: 100, dispersion: dispersion)
            guard let network = try? TransportNetwork(nodes: 2, links: [link]) else { return [] }
            let plan = ResponsePlan(of: network, from: Position(link: 0, metres: 0), to: [Position(link: 0, metres: length)])
            let exact = Plume(distance: length, velocity: velocity, dispersion: dispersion, area: 100, decay: 0, mass: 1e6, duration: 0)
                .peak
            guard let answer = plan.responses([link], mass: 1e6, duration: 0).first?.peak else { return [] }
            return [
                AccuracyCase(
                    group: group, quantity: "Pe \(Int(number)): peak, mg/l", expected: exact.concentration, computed: answer.concentration,
                    tolerance: 0.01),
                AccuracyCase(
                    group: group, quantity: "Pe \(Int(number)): time, s", expected: exact.time, computed: answer.time, tolerance: 0.01),
            ]
        }
    }
}
