/// A network as the engine goes through it: runs and reservoirs, each after all above it.
struct Waterways {
    /// One piece of work of a step.
    enum Unit {
        /// By index into `chains`.
        case run(Int)
        /// A stirred reservoir, by index into `reservoirs`.
        case reservoir(Int)
    }

    /// Links that follow one another, for each run.
    private(set) var chains: [[Int]] = []
    /// Links.
    private(set) var reservoirs: [Int] = []
    private(set) var units: [Unit] = []
    /// By node: the water that mixes there, m³/s; what arrives or what leaves, whichever is more.
    let mixing: [Double]
    /// By node, m³/s.
    let arriving: [Double]
    let leaving: [Double]
    /// By node, m³/s of water that comes from outside; within a run it is the run's own affair.
    private(set) var joining: [Double]

    /// - Parameter breaks: nodes where something is prescribed.
    init(_ network: TransportNetwork, breaks: Set<Int>) {
        var (arriving, leaving) = ([Double](repeating: 0, count: network.nodes), [Double](repeating: 0, count: network.nodes))
        var (above, below) = ([Int](repeating: 0, count: network.nodes), [[Int]](repeating: [], count: network.nodes))
        for (index, link) in network.links.enumerated() {
            arriving[link.to] += RunProfile([index], of: network.links).tail.discharge
            leaving[link.from] += link.discharge
            above[link.to] += 1
            below[link.from].append(index)
        }
        (self.arriving, self.leaving) = (arriving, leaving)
        mixing = zip(arriving, leaving).map(max)
        joining = zip(leaving, arriving).map { max(0, $0 - $1) }
        var isTaken = [Bool](repeating: false, count: network.links.count)
        for index in network.order where !isTaken[index] {
            var chain = [index]
            while let next = Self.next(chain[chain.count - 1], network, above, below), !breaks.contains(network.links[next].from) {
                chain.append(next)
            }
            for link in chain { isTaken[link] = true }
            append(chain, network)
        }
    }

    private mutating func append(_ chain: [Int], _ network: TransportNetwork) {
        if case .mixed = network.links[chain[0]].body {
            units.append(.reservoir(reservoirs.count))
            reservoirs.append(chain[0])
            return
        }
        units.append(.run(chains.count))
        chains.append(chain)
        for link in chain.dropFirst() { joining[network.links[link].from] = 0 }
    }

    /// The link that goes on alone where this one ends alone, as the same kind of water.
    private static func next(_ link: Int, _ network: TransportNetwork, _ above: [Int], _ below: [[Int]]) -> Int? {
        let node = network.links[link].to
        guard above[node] == 1, below[node].count == 1, let next = below[node].first else { return nil }
        switch (network.links[link].body, network.links[next].body) {
        case (.channel, .channel), (.plug, .plug): return next
        case (.channel, _), (.plug, _), (.mixed, _): return nil
        }
    }
}
