import Playbook
package import SoluteTransport

/// A river's network as the transport sees it, for one condition of flow: links between nodes, and where each place lies on them.
package struct RiverWaters: Hashable, Sendable {
    /// A link with what it was made from.
    struct Piece: Hashable, Sendable {
        /// Nil for a reservoir.
        let reach: Reach?
        let watercourse: String
        /// A reservoir has none of its own: both ends are where it is.
        let kilometres: ClosedRange<Double>
        let recipe: LinkRecipe

        var isByRegression: Bool {
            if case .jobson = recipe.hydraulics { true } else { false }
        }
    }

    let pieces: [Piece]
    let nodes: Int
    /// What springs bring in the condition, m³/s, by the node where they do.
    let springs: [Int: Double]
    package let condition: FlowCondition

    /// - Parameter river: one whose reading found no circle.
    package init(_ river: River, in condition: FlowCondition) {
        self.condition = condition
        var builder = Builder(river, condition)
        pieces = builder.make()
        springs = builder.springs()
        nodes = builder.nodes
    }

    /// The links of one member.
    package func links(_ member: Member, decay: Double, isFloating: Bool) -> [TransportNetwork.Link] {
        pieces.map { $0.recipe.link(member, decay: decay, isFloating: isFloating) }
    }

    /// The network of the river as the playbook has it.
    func network() throws(NetworkError) -> TransportNetwork {
        try TransportNetwork(nodes: nodes, links: links(.middle, decay: 0, isFloating: false))
    }

    /// Which end of a point counts where two pieces meet.
    package enum End: Sendable {
        /// What goes on from here: a release.
        case lower
        /// What comes here: a target, before anything joins or a reservoir begins.
        case upper
    }

    /// On which link a place lies; nil off the river and where it is dry.
    package func position(of location: Location, _ end: End) -> Position? {
        let here = pieces.indices.filter { index in
            let piece = pieces[index]
            return piece.reach != nil && piece.watercourse == location.watercourse && piece.kilometres.contains(location.kilometre)
        }
        guard let index = end == .lower ? here.last : here.first else { return nil }
        return Position(link: index, metres: 1000 * (location.kilometre - pieces[index].kilometres.lowerBound))
    }
}

extension Member {
    /// The playbook's own figures.
    package static let middle = Member(
        flow: 1, roughness: 1, formula: .seoCheong, dispersion: 1, deadZoneRatio: deadZoneMiddle, deadZoneSeconds: 3600 * deadZoneHours,
        mass: 1, delay: 0, background: backgroundMiddle)
}

// MARK: - Making it

/// Gives every point of the network its nodes.
private struct Builder {
    let river: River
    let condition: FlowCondition
    private(set) var nodes = 0
    /// Where water arrives, and where it goes on: two nodes where a reservoir lies between them.
    private var arriving: [Location: Int] = [:]
    private var leaving: [Location: Int] = [:]

    init(_ river: River, _ condition: FlowCondition) { (self.river, self.condition) = (river, condition) }

    mutating func make() -> [RiverWaters.Piece] {
        let balance = river.balance(in: condition)
        var made: [RiverWaters.Piece] = []
        for piece in balance.pieces where piece.head > 0 {
            guard let reach = river.watercourse(piece.watercourse)?.reaches.first(where: { $0.id == piece.reach }) else { continue }
            made.append(flowing(piece, reach))
        }
        for reservoir in river.reservoirs { made += standing(reservoir, balance) }
        return made
    }

    mutating func springs() -> [Int: Double] {
        var springs: [Int: Double] = [:]
        for watercourse in river.watercourses {
            guard case .spring(let inflow, _) = watercourse.head, inflow[condition.season] > 0 else { continue }
            springs[nodeLeaving(Location(watercourse: watercourse.id, kilometre: 0)), default: 0] +=
                inflow[condition.season] * condition.ratio
        }
        return springs
    }

    private mutating func flowing(_ piece: WaterBalance.Piece, _ reach: Reach) -> RiverWaters.Piece {
        let length = 1000 * (piece.kilometres.upperBound - piece.kilometres.lowerBound)
        let begin = Location(watercourse: piece.watercourse, kilometre: piece.kilometres.lowerBound)
        let end = Location(watercourse: piece.watercourse, kilometre: piece.kilometres.upperBound)
        let recipe = LinkRecipe(
            from: nodeLeaving(source(of: begin)), to: nodeArriving(goal(of: end)), body: .channel, length: length,
            discharge: piece.head, lateralInflow: (piece.end - piece.head) / length, hydraulics: hydraulics(reach, piece.head))
        return RiverWaters.Piece(reach: reach, watercourse: piece.watercourse, kilometres: piece.kilometres, recipe: recipe)
    }

    private func hydraulics(_ reach: Reach, _ discharge: Double) -> LinkRecipe.Hydraulics {
        let season = condition.season
        if let slope = reach.slope, let roughness = reach.roughness, let rating = reach.ratings[season.id] {
            let ice = reach.isIceCovered(in: season) ? IceCover.usualRoughness : nil
            return .manning(width: rating.width(at: discharge), slope: slope, bed: roughness, ice: ice)
        }
        guard let catchment = river.catchment else { return .standing }
        return .jobson(catchment.basin, slope: reach.slope)
    }

    /// Tanks in series are stirred reservoirs one after the other; without outflow what comes stays.
    private mutating func standing(_ reservoir: Reservoir, _ balance: WaterBalance) -> [RiverWaters.Piece] {
        let inflow = balance.pieces.filter { isEnd($0, reservoir.location) }.reduce(0) { $0 + $1.end }
        guard inflow > 0 else { return [] }
        let (count, body) = bodies(reservoir)
        var from = nodeArriving(reservoir.location)
        return (0..<count).map { index in
            let to = index == count - 1 ? nodeLeaving(reservoir.location) : next()
            defer { from = to }
            let recipe = LinkRecipe(
                from: from, to: to, body: body, length: 1, discharge: inflow, lateralInflow: 0, hydraulics: .standing)
            let kilometre = reservoir.location.kilometre
            return RiverWaters.Piece(
                reach: nil, watercourse: reservoir.location.watercourse, kilometres: kilometre...kilometre, recipe: recipe)
        }
    }

    private func isEnd(_ piece: WaterBalance.Piece, _ location: Location) -> Bool {
        goal(of: Location(watercourse: piece.watercourse, kilometre: piece.kilometres.upperBound)) == location
    }

    private func bodies(_ reservoir: Reservoir) -> (Int, TransportNetwork.Body) {
        let volume = reservoir.volume[condition.season]
        switch reservoir.mixing {
        case .mixed: return (1, .mixed(volume: volume))
        case .plug: return (1, .plug(volume: volume))
        case .tanks(let count): return (count, .mixed(volume: volume / Double(count)))
        }
    }

    // MARK: - Nodes

    private mutating func next() -> Int {
        nodes += 1
        return nodes - 1
    }

    private mutating func nodeArriving(_ location: Location) -> Int {
        if let node = arriving[location] { return node }
        let node = next()
        arriving[location] = node
        // Without a reservoir water goes on from where it arrives.
        if !river.reservoirs.contains(where: { $0.location == location }) { leaving[location] = node }
        return node
    }

    private mutating func nodeLeaving(_ location: Location) -> Int {
        if let node = leaving[location] { return node }
        guard river.reservoirs.contains(where: { $0.location == location }) else { return nodeArriving(location) }
        let node = next()
        leaving[location] = node
        return node
    }

    /// A canal begins where its diversion is.
    private func source(of begin: Location) -> Location {
        guard begin.kilometre == 0, case .diversion(let id)? = river.watercourse(begin.watercourse)?.head,
            let diversion = river.diversion(id)
        else { return begin }
        return diversion.location
    }

    /// A tributary ends where it joins.
    private func goal(of end: Location) -> Location {
        guard let watercourse = river.watercourse(end.watercourse), end.kilometre == watercourse.lengthKilometres else { return end }
        switch watercourse.mouth {
        case .joins(let location): return location
        case .reservoir(let id): return river.reservoir(id)?.location ?? end
        case .leaves: return end
        }
    }
}
