/// In which order a network is computed, so that all water that reaches a point is known before it: found once, for every season and flow.
package struct FlowOrder: Hashable, Sendable {
    /// One step of the computation; watercourses and diversions by index, reaches by index within their watercourse.
    enum Step: Hashable, Sendable {
        case begin(watercourse: Int)
        /// What joins here, then what is taken from here.
        case point(watercourse: Int, joining: [Int], diversions: [Int])
        /// A piece of one reach without a point inside it, km.
        case run(watercourse: Int, reach: Int, kilometres: ClosedRange<Double>)
    }

    let steps: [Step]
    /// Indices of the watercourses that feed each other in a circle, if there is one.
    let circle: [Int]
}

extension FlowOrder {
    /// A line of water with the points at which something joins it or is taken from it.
    struct Walk {
        var points: [Point] = []
        var next = 0
        var hasBegun = false
    }

    struct Point {
        let kilometre: Double
        var joining: [Int] = []
        var diversions: [Int] = []
    }

    /// Follows every watercourse as far as its water is known, again and again. References to nothing are left out; the reading finds them.
    init(_ watercourses: [Watercourse], _ diversions: [Diversion], _ reservoirs: [Reservoir]) {
        var search = FlowOrderSearch(watercourses, diversions, reservoirs)
        search.run()
        steps = search.steps
        circle = search.circle
    }
}

/// The search for the order; Kahn's way (1962), along lines instead of nodes.
struct FlowOrderSearch {
    private let watercourses: [Watercourse]
    private let diversions: [Diversion]
    private var walks: [FlowOrder.Walk]
    private var isTaken: [Bool]
    private var isEnded: [Bool]
    private(set) var steps: [FlowOrder.Step] = []

    init(_ watercourses: [Watercourse], _ diversions: [Diversion], _ reservoirs: [Reservoir]) {
        self.watercourses = watercourses
        self.diversions = diversions
        walks = watercourses.map { Self.walk($0, watercourses, diversions, reservoirs) }
        isTaken = diversions.map { _ in false }
        isEnded = watercourses.map { _ in false }
    }

    mutating func run() {
        var before = -1
        while steps.count != before {
            before = steps.count
            for index in walks.indices { advance(index) }
        }
    }

    private mutating func advance(_ index: Int) {
        guard !isEnded[index], waitsFor(index) == nil else { return }
        if !walks[index].hasBegun {
            walks[index].hasBegun = true
            steps.append(.begin(watercourse: index))
        }
        while walks[index].next < walks[index].points.count, waitsFor(index) == nil { pass(index) }
        isEnded[index] = walks[index].next == walks[index].points.count
    }

    private mutating func pass(_ index: Int) {
        let (point, next) = (walks[index].points[walks[index].next], walks[index].next + 1)
        if !(point.joining.isEmpty && point.diversions.isEmpty) {
            steps.append(.point(watercourse: index, joining: point.joining, diversions: point.diversions))
        }
        for diversion in point.diversions { isTaken[diversion] = true }
        walks[index].next = next
        guard next < walks[index].points.count else { return }
        let kilometres = point.kilometre...walks[index].points[next].kilometre
        let middle = (kilometres.lowerBound + kilometres.upperBound) / 2
        guard let reach = watercourses[index].reaches.firstIndex(where: { $0.kilometres.contains(middle) }) else { return }
        steps.append(.run(watercourse: index, reach: reach, kilometres: kilometres))
    }

    /// The watercourse that has to be known first; nil when this one can go on.
    private func waitsFor(_ index: Int) -> Int? {
        let walk = walks[index]
        if !walk.hasBegun, case .diversion(let id) = watercourses[index].head,
            let diversion = diversions.firstIndex(where: { $0.id == id }), !isTaken[diversion]
        {
            return watercourses.firstIndex { $0.id == diversions[diversion].location.watercourse }
        }
        guard walk.next < walk.points.count else { return nil }
        return walk.points[walk.next].joining.first { !isEnded[$0] }
    }

    /// From any watercourse that waits, from one to the next until one comes again.
    var circle: [Int] {
        guard var index = isEnded.firstIndex(of: false) else { return [] }
        var way: [Int] = []
        while !way.contains(index) {
            way.append(index)
            guard let next = waitsFor(index) else { return [] }
            index = next
        }
        return Array(way.drop { $0 != index })
    }
}

// MARK: - Points

extension FlowOrderSearch {
    private static func walk(
        _ watercourse: Watercourse, _ watercourses: [Watercourse], _ diversions: [Diversion], _ reservoirs: [Reservoir]
    ) -> FlowOrder.Walk {
        let length = watercourse.lengthKilometres
        let here = { (location: Location) in location.watercourse == watercourse.id && (0...length).contains(location.kilometre) }
        var points: [Double: FlowOrder.Point] = [:]
        let add = { (kilometre: Double, change: (inout FlowOrder.Point) -> Void) in
            change(&points[kilometre, default: FlowOrder.Point(kilometre: kilometre)])
        }
        for kilometre in [0] + watercourse.reaches.map(\.kilometres.upperBound) { add(kilometre) { _ in } }
        for reservoir in reservoirs where here(reservoir.location) { add(reservoir.location.kilometre) { _ in } }
        for (index, diversion) in diversions.enumerated() where here(diversion.location) {
            add(diversion.location.kilometre) { $0.diversions.append(index) }
        }
        for (index, other) in watercourses.enumerated() {
            guard case .joins(let location) = other.mouth, here(location) else { continue }
            add(location.kilometre) { $0.joining.append(index) }
        }
        return FlowOrder.Walk(points: points.values.sorted { $0.kilometre < $1.kilometre })
    }
}
