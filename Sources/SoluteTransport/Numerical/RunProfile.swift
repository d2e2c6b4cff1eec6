import Foundation

/// Consecutive links as one line, measured in the time that water takes from its head: one second of it passes in one second.
///
/// With the discharge Q(τ) the mass in a second of travel is Q·C. It stays the same on its way, unless water is lost with its solute (S, the
/// share that is left), or water with solute joins (G, g/s). What would be there without losses is called potential here: Q/S, mass/S.
/// Clean water only dilutes (R); C·R is as smooth as the cloud itself, and the carrier P = Q/(S·R) is what it is weighted with.
struct RunProfile {
    /// A link's part of the line.
    struct Piece {
        let link: Int
        /// Where it begins.
        let head: Along
        /// Travel time within it, s.
        let duration: Double
        let area: Double
        /// m³/s per m.
        let lateral: Double
        /// mg/l.
        let lateralConcentration: Double
        let length: Double
    }

    /// Everything at one travel time; what is summed is summed from the head.
    struct Along {
        var travel = 0.0
        /// m.
        var metres = 0.0
        /// Q, m³/s.
        var discharge: Double
        /// Q/S, m³/s.
        var potentialDischarge: Double
        /// Q/(S·R), m³/s.
        var carrierDischarge: Double
        /// ∫ Q, m³.
        var volume = 0.0
        /// ∫ Q/S, m³.
        var potentialVolume = 0.0
        /// ∫ Q/(S·R), m³.
        var carrierVolume = 0.0
        /// G, of the potential mass, g/s.
        var lateralRate = 0.0
        /// ∫ G, g.
        var lateralIntegral = 0.0
    }

    private(set) var pieces: [Piece] = []
    /// At the lower end.
    private(set) var tail: Along

    /// - Parameter indices: of links, each beginning where the one before ends.
    init(_ indices: [Int], of links: [TransportNetwork.Link]) {
        let discharge = links[indices[0]].discharge
        tail = Along(discharge: discharge, potentialDischarge: discharge, carrierDischarge: discharge)
        for index in indices { append(links[index], index) }
    }

    var duration: Double { tail.travel }

    /// Less than all the water is lost, by this share: the last of it would travel for ever.
    private static let leastLeft = 1e-6

    private mutating func append(_ link: TransportNetwork.Link, _ index: Int) {
        join(link.discharge)
        let lateral = max(link.lateralInflow, -link.discharge * (1 - Self.leastLeft) / link.length)
        let relative = lateral / link.discharge * link.length
        // A·L/Q·ln(1+x)/x, where x is the relative gain.
        let logarithm = abs(relative) < 1e-8 ? 1 - relative / 2 : log1p(relative) / relative
        let area = if case .plug(let volume) = link.body { volume / link.length } else { link.area }
        let piece = Piece(
            link: index, head: tail, duration: area * link.length / link.discharge * logarithm, area: area, lateral: lateral,
            lateralConcentration: link.lateralConcentration, length: link.length)
        pieces.append(piece)
        tail = piece.along(piece.duration)
        tail.metres = piece.head.metres + link.length
    }

    /// At a joint less may go on than came, or clean water may join.
    private mutating func join(_ discharge: Double) {
        if discharge > tail.discharge { tail.potentialDischarge *= discharge / tail.discharge }
        tail.discharge = discharge
    }

    /// Before the head the water is as at the head.
    func along(_ travel: Double) -> Along {
        guard travel > 0 else { return beforeHead(travel) }
        let piece = pieces.last { $0.head.travel <= travel } ?? pieces[0]
        return piece.along(travel - piece.head.travel)
    }

    private func beforeHead(_ travel: Double) -> Along {
        var along = pieces[0].head
        along.travel = travel
        along.metres = travel * along.discharge / pieces[0].area
        along.volume = along.discharge * travel
        along.potentialVolume = along.potentialDischarge * travel
        along.carrierVolume = along.carrierDischarge * travel
        return along
    }
}

extension RunProfile.Piece {
    /// So many seconds into the piece.
    func along(_ seconds: Double) -> RunProfile.Along {
        var along = head
        let growth = lateral * seconds / area
        // Q grows as e^(q·t/A) while water moves with Q/A.
        let mean = abs(growth) < 1e-8 ? 1 + growth / 2 : expm1(growth) / growth
        let (gain, volume) = (exp(growth), head.discharge * seconds * mean)
        along.travel += seconds
        along.metres += volume / area
        along.discharge *= gain
        along.volume += volume
        let isGaining = lateral > 0
        let potential = isGaining ? head.potentialDischarge * seconds * mean : head.potentialDischarge * seconds
        along.potentialVolume += potential
        if isGaining { along.potentialDischarge *= gain }
        let isClean = lateralConcentration == 0
        along.carrierVolume += isGaining && !isClean ? head.carrierDischarge * seconds * mean : head.carrierDischarge * seconds
        if isGaining, !isClean { along.carrierDischarge *= gain }
        let joining = isGaining ? lateralConcentration : 0
        along.lateralRate += joining * (along.potentialDischarge - head.potentialDischarge)
        along.lateralIntegral += (head.lateralRate - joining * head.potentialDischarge) * seconds + joining * potential
        return along
    }

    /// The travel time to a place so many metres into it, s.
    func seconds(to metres: Double) -> Double {
        let relative = lateral / head.discharge * metres
        let logarithm = abs(relative) < 1e-8 ? 1 - relative / 2 : log1p(relative) / relative
        return area * metres / head.discharge * logarithm
    }
}
