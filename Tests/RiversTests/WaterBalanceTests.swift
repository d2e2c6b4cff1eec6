import Chronology
import Foundation
import Playbook
import Randomness
import Testing
import Wording

@testable import Rivers

@Suite("Rivers: the balance of a network")
struct WaterBalanceTests {
    private let year = Season(
        id: "year", name: Bilingual(zh: "全年", en: "all year"), months: Array(1...12), waterTemperatureCelsius: 10, provenance: .illustrative
    )

    private func course(
        _ id: String, _ ends: [Double], head: Watercourse.Head, mouth: Watercourse.Mouth = .leaves(Bilingual(zh: "外", en: "out")),
        loss: Double = 0
    ) -> Watercourse {
        let reaches = zip([0] + ends, ends).map { start, end in
            Reach(
                id: "\(id)-\(start)", name: Bilingual(zh: id, en: id), kilometres: start...end, lossShare: BySeason(["year": loss]),
                provenance: .illustrative)
        }
        return Watercourse(
            id: id, name: Bilingual(zh: id, en: id), kind: id == "stem" ? .stem : .canal, head: head, mouth: mouth, reaches: reaches,
            provenance: .illustrative)
    }

    private func spring(_ inflow: Double) -> Watercourse.Head { .spring(BySeason(["year": inflow]), .illustrative) }

    private func diversion(
        _ id: String, _ kilometre: Double, _ share: Double, into: String? = nil, on course: String = "stem", capacity: Double? = nil
    )
        -> Diversion
    {
        Diversion(
            id: id, name: Bilingual(zh: id, en: id), location: Location(watercourse: course, kilometre: kilometre), into: into,
            share: BySeason(["year": share]), capacity: capacity, provenance: .illustrative)
    }

    private func river(_ courses: [Watercourse], _ diversions: [Diversion] = []) -> River {
        River(
            id: "river", name: Bilingual(zh: "河", en: "river"), zero: Bilingual(zh: "源", en: "source"), seasons: [year],
            watercourses: courses, diversions: diversions, provenance: .illustrative)
    }

    @Test("a canal that leaves and comes back is no circle, and its water is where it is")
    func around() throws {
        let river = river(
            [
                course("stem", [50, 100], head: spring(100)),
                course("canal", [80], head: .diversion("gate"), mouth: .joins(Location(kilometre: 60)), loss: 0.1),
            ], [diversion("gate", 20, 0.5, into: "canal"), diversion("fields", 20, 0.2)])
        let balance = river.balance(in: FlowCondition(season: year))
        let carried = { try #require(balance.discharge(at: Location(kilometre: $0))) } as (Double) throws -> Double
        #expect(try carried(10) == 100 && carried(20) == 30 && carried(59.9) == 30 && carried(60) == 75 && carried(100) == 75)
        #expect(balance.taken == ["gate": 50, "fields": 20])
        #expect(balance.discharge(at: Location(watercourse: "canal", kilometre: 80)) == 45)
        #expect(balance.discharge(at: Location(kilometre: 100.1)) == nil)
        let reach = try #require(river.discharges(in: FlowCondition(season: year))["stem-0.0"])
        #expect(reach.head == 100 && reach.end == 30)
    }

    @Test("what a full canal cannot take stays in the river, and a measured flow is found through it")
    func full() throws {
        let river = river(
            [course("stem", [100], head: spring(100)), course("canal", [10], head: .diversion("gate"))],
            [diversion("gate", 20, 0.5, into: "canal", capacity: 60)])
        let below = Location(kilometre: 30)
        #expect(river.discharge(at: below, in: FlowCondition(season: year, ratio: 3)) == 240)
        let condition = try #require(river.condition(at: .init(milliseconds: 0), location: below, measured: 240))
        #expect(abs(condition.ratio - 3) < 1e-9)
    }

    @Test("a circle is named by its watercourses, and what hangs on it is not")
    func circle() {
        let river = river([
            course("stem", [100], head: .tributaries),
            course("a", [10], head: spring(1), mouth: .joins(Location(watercourse: "b", kilometre: 5))),
            course("b", [10], head: spring(1), mouth: .joins(Location(watercourse: "c", kilometre: 5))),
            course("c", [10], head: spring(1), mouth: .joins(Location(watercourse: "b", kilometre: 2))),
            course("d", [10], head: .tributaries, mouth: .joins(Location(kilometre: 50))),
        ])
        let told = river.findings().map(\.problem.en).filter { $0.contains("circle") }
        #expect(told == ["the water goes in a circle: b → c → b"] || told == ["the water goes in a circle: c → b → c"])
    }

    @Test("a watercourse that joins itself is a circle")
    func itself() {
        let river = river([course("stem", [100], head: spring(1), mouth: .joins(Location(kilometre: 50)))])
        #expect(river.findings().contains { $0.problem.en == "the water goes in a circle: stem → stem" })
    }

    @Test("in thousands of random networks nothing is lost or made: what springs leaves, is taken or seeps away")
    func conserved() {
        for seed in UInt64(1)...2000 {
            var random = SplitMix64(seed: seed)
            let river = randomRiver(&random)
            let balance = river.balance(in: FlowCondition(season: year))
            let springs = river.watercourses.reduce(0.0) { sum, course in
                if case .spring(let inflow, _) = course.head { sum + inflow[year] } else { sum }
            }
            let out = river.watercourses.reduce(0.0) { sum, course in
                if case .joins = course.mouth { sum } else { sum + (balance.mouths[course.id] ?? 0) }
            }
            let fields = river.diversions.filter { $0.into == nil }.reduce(0) { $0 + (balance.taken[$1.id] ?? 0) }
            let seepage = balance.pieces.reduce(0) { $0 + $1.head - $1.end }
            #expect(abs(springs - out - fields - seepage) < 1e-9 * springs, "seed \(seed)")
            #expect(balance.pieces.allSatisfy { $0.head >= 0 && $0.end >= 0 }, "seed \(seed)")
            #expect(river.order.circle.isEmpty, "seed \(seed)")
        }
    }

    @Test("cutting a reach in two changes no discharge", arguments: [1.0, 33.3, 99.9])
    func cut(kilometre: Double) throws {
        let works = [diversion("gate", 20, 0.3), diversion("more", 70, 0.4)]
        let whole = river([course("stem", [100], head: spring(80), loss: 0.3)], works)
        // The same loss on every kilometre: (1 − 0.3)^(part of the length).
        let first = 1 - pow(0.7, kilometre / 100)
        let second = 1 - pow(0.7, 1 - kilometre / 100)
        let pieces = zip([course("stem", [kilometre, 100], head: spring(80))], [(first, second)]).map { course, losses in
            course.with(losses: [losses.0, losses.1])
        }
        let cut = river(pieces, works)
        for place in stride(from: 0.0, through: 100, by: 5) {
            let here = Location(kilometre: place)
            let (one, other) = (whole.discharge(at: here, in: .init(season: year)), cut.discharge(at: here, in: .init(season: year)))
            #expect(abs(try #require(one) - #require(other)) < 1e-9)
        }
    }

    /// A stem with tributaries, canals that come back, and canals that do not.
    private func randomRiver(_ random: inout SplitMix64) -> River {
        var courses = [
            course("stem", [40, 100], head: spring(.random(in: 1...200, using: &random)), loss: .random(in: 0..<0.5, using: &random))
        ]
        var works: [Diversion] = []
        for index in 0..<Int.random(in: 0...6, using: &random) {
            let (id, length) = ("w\(index)", Double.random(in: 1...50, using: &random))
            let from = Double.random(in: 0...100, using: &random)
            let down = Location(kilometre: .random(in: from...100, using: &random))
            switch Int.random(in: 0...2, using: &random) {
            case 0: courses.append(course(id, [length], head: spring(.random(in: 0...50, using: &random)), mouth: .joins(down)))
            case 1:
                courses.append(course(id, [length], head: .diversion("g\(index)"), mouth: .joins(down), loss: 0.2))
                works.append(diversion("g\(index)", from, .random(in: 0...1, using: &random), into: id, capacity: 40))
            default: works.append(diversion("f\(index)", from, .random(in: 0...1, using: &random)))
            }
        }
        return river(courses, works)
    }
}

extension Watercourse {
    fileprivate func with(losses: [Double]) -> Watercourse {
        let reaches = zip(reaches, losses).map { reach, loss in
            Reach(
                id: reach.id, name: reach.name, kilometres: reach.kilometres, lossShare: BySeason(["year": loss]), provenance: .illustrative
            )
        }
        return Watercourse(id: id, name: name, kind: kind, head: head, mouth: mouth, reaches: reaches, provenance: provenance)
    }
}
