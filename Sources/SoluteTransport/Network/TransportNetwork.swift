/// Water on its ways, for one condition of flow: links between nodes, without a circle. SI units.
///
/// At a node the arriving water mixes at once. What leaves by each link has the concentration of the node; where less leaves than arrives the
/// rest leaves the network with its solute (an abstraction), where more leaves than arrives clean water joins. Mass is therefore split by flow.
package struct TransportNetwork: Hashable, Sendable {
    /// A piece of water of uniform properties, from one node to the next.
    package struct Link: Hashable, Sendable {
        /// Nodes, by index.
        package var from: Int
        package var to: Int
        package var body: Body
        /// Along the water, m.
        package var length: Double
        /// That enters at the upper end, m³/s; above 0.
        package var discharge: Double
        /// Water that joins along the link, m³/s per m; negative for a loss, which takes its solute along.
        package var lateralInflow: Double = 0
        /// Of the water that joins, mg/l.
        package var lateralConcentration: Double = 0
        /// Of the cross-section, m².
        package var area: Double
        /// Longitudinal, m²/s.
        package var dispersion: Double
        /// First order, 1/s.
        package var decay: Double = 0
        package var deadZone: DeadZone?

        package init(
            from: Int, to: Int, body: Body = .channel, length: Double, discharge: Double, lateralInflow: Double = 0,
            lateralConcentration: Double = 0, area: Double, dispersion: Double, decay: Double = 0, deadZone: DeadZone? = nil
        ) {
            (self.from, self.to, self.body, self.length, self.discharge) = (from, to, body, length, discharge)
            (self.lateralInflow, self.lateralConcentration) = (lateralInflow, lateralConcentration)
            (self.area, self.dispersion, self.decay, self.deadZone) = (area, dispersion, decay, deadZone)
        }
    }

    /// What kind of water a link is.
    package enum Body: Hashable, Sendable {
        /// Flowing: advection, dispersion and dead zones.
        case channel
        /// A reservoir stirred at once, of this volume in m³: C = ∫ inflow, time constant V/Q.
        case mixed(volume: Double)
        /// A reservoir passed in order, of this volume in m³: a delay of V/Q.
        case plug(volume: Double)
    }

    /// Water beside the current that exchanges with it (transient storage; Bencala and Walters 1983, Water Resour. Res. 19(3)):
    /// dC/dt = … + α(Cs − C), dCs/dt = α(A/As)(C − Cs).
    package struct DeadZone: Hashable, Sendable {
        /// As/A.
        package var areaRatio: Double
        /// α, 1/s.
        package var exchange: Double
        /// Of the solute in it, 1/s.
        package var decay: Double

        package init(areaRatio: Double, exchange: Double, decay: Double = 0) {
            (self.areaRatio, self.exchange, self.decay) = (areaRatio, exchange, decay)
        }
    }

    package let nodes: Int
    package let links: [Link]
    /// Every link after all links above it.
    package let order: [Int]

    /// - Throws: a link to a node that is not there, a figure that cannot be, or links in a circle.
    package init(nodes: Int, links: [Link]) throws(NetworkError) {
        for (index, link) in links.enumerated() { try Self.check(link, at: index, nodes) }
        self.nodes = nodes
        self.links = links
        order = try Self.downstream(nodes, links)
    }
}

/// Why links make no network.
package enum NetworkError: Error, Hashable {
    /// The link leads from or to a node that is not there.
    case missingNode(link: Int)
    /// A figure of the link is negative, zero where it must not be, or no number.
    case impossible(link: Int, figure: String)
    /// Water would come back to where it was; the links of one circle.
    case circle(links: [Int])
}

// MARK: - What must hold

extension TransportNetwork {
    private static func check(_ link: Link, at index: Int, _ nodes: Int) throws(NetworkError) {
        guard (0..<nodes).contains(link.from), (0..<nodes).contains(link.to) else { throw .missingNode(link: index) }
        let positive = [("length", link.length), ("discharge", link.discharge), ("area", link.area)]
        let others = [("dispersion", link.dispersion), ("decay", link.decay), ("lateral concentration", link.lateralConcentration)]
        if let wrong = positive.first(where: { !($0.1 > 0 && $0.1.isFinite) }) { throw .impossible(link: index, figure: wrong.0) }
        if let wrong = others.first(where: { !($0.1 >= 0 && $0.1.isFinite) }) { throw .impossible(link: index, figure: wrong.0) }
        guard link.discharge + link.lateralInflow * link.length >= 0 else { throw .impossible(link: index, figure: "lateral inflow") }
        if let zone = link.deadZone, !(zone.areaRatio > 0 && zone.exchange >= 0 && zone.decay >= 0) {
            throw .impossible(link: index, figure: "dead zone")
        }
    }

    /// Kahn 1962: links whose upper node waits for nothing more, again and again.
    private static func downstream(_ nodes: Int, _ links: [Link]) throws(NetworkError) -> [Int] {
        var arriving = [Int](repeating: 0, count: nodes)
        for link in links { arriving[link.to] += 1 }
        var leaving = [[Int]](repeating: [], count: nodes)
        for (index, link) in links.enumerated() { leaving[link.from].append(index) }
        var ready = (0..<nodes).filter { arriving[$0] == 0 }
        var order: [Int] = []
        while let node = ready.popLast() {
            for index in leaving[node] {
                order.append(index)
                arriving[links[index].to] -= 1
                if arriving[links[index].to] == 0 { ready.append(links[index].to) }
            }
        }
        guard order.count == links.count else { throw .circle(links: links.indices.filter { !order.contains($0) }) }
        return order
    }
}

// MARK: - Flow

extension TransportNetwork.Link {
    /// That leaves at the lower end, m³/s.
    package var endDischarge: Double { max(0, discharge + lateralInflow * length) }
}
