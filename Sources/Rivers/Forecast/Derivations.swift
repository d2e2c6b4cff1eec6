import Events
import Foundation
import Playbook
import SoluteTransport
import Wording

/// How the middle of a forecast came about: for every reach on the way its speed, depth and dispersion, for every target its time of travel, each
/// with formula, inputs and where they are from.
struct Derivations {
    private let release: Release

    init(of release: Release) { self.release = release }

    var all: [Derivation] { Array((reaches + travels).prefix(Self.maximum)) }

    /// Of one forecast; what is left out is further down.
    static let maximum = 120

    private var reaches: [Derivation] {
        let links = Set(release.plan.linksBelow)
        return release.waters.pieces.indices.filter(links.contains).flatMap { reach(release.waters.pieces[$0]) }
    }
}

// MARK: - A reach

extension Derivations {
    private func reach(_ piece: RiverWaters.Piece) -> [Derivation] {
        guard let reach = piece.reach, let channel = piece.recipe.channel(.middle), let slope = reach.slope, let roughness = reach.roughness
        else { return [] }
        let discharge = Derivation.Input("Q", piece.recipe.discharge, "m³/s", provenance: flowProvenance, source: flowSource)
        let width = input("W", channel.width, "m", reach.ratings[release.condition.season.id]?.provenance)
        let bed = [input("S", slope, "m/m", reach.provenance), input("n", roughness, "s/m^(1/3)", reach.provenance)]
        let name = place(piece, reach)
        let dispersion = DispersionFormula.middle(in: channel)
        return [
            Derivation(
                quantity: Bilingual(zh: "流速：\(name.zh)", en: "velocity: \(name.en)"), formula: "U = Q/(WH), H = (nQ/(W√S))^(3/5)",
                citation: "Manning's equation, wide channel", inputs: [discharge, width] + bed, value: channel.velocity, unit: "m/s"),
            Derivation(
                quantity: Bilingual(zh: "纵向离散系数：\(name.zh)", en: "longitudinal dispersion: \(name.en)"),
                formula: "geometric mean of five formulae of W, H, U, u* = √(gHS)",
                citation: "Fischer 1979; Seo & Cheong 1998; Deng et al. 2001; Kashefipour & Falconer 2002; Zeng & Huai 2014",
                inputs: [
                    .init("W", channel.width, "m", provenance: "computed"), .init("H", channel.depth, "m", provenance: "computed"),
                    .init("U", channel.velocity, "m/s", provenance: "computed"),
                    .init("u*", channel.shearVelocity, "m/s", provenance: "computed"),
                ], value: dispersion, unit: "m²/s"),
        ]
    }

    private func place(_ piece: RiverWaters.Piece, _ reach: Reach) -> Bilingual {
        let (from, to) = (piece.kilometres.lowerBound.text(decimals: 1), piece.kilometres.upperBound.text(decimals: 1))
        return Bilingual(zh: "\(reach.name.zh)（\(from)–\(to) km）", en: "\(reach.name.en) (km \(from)–\(to))")
    }

    private func input(_ letter: String, _ value: Double, _ unit: String, _ provenance: Provenance?) -> Derivation.Input {
        .init(letter, value, unit, provenance: provenance?.kind.rawValue ?? "illustrative", source: provenance?.source)
    }

    private var flowProvenance: String { release.report.dischargeCubicMetresPerSecond == nil ? "computed" : "measured" }

    private var flowSource: String {
        guard let measured = release.report.dischargeCubicMetresPerSecond else {
            return "water balance of the playbook, \(release.condition.season.name.en)"
        }
        return "\(measured.text(decimals: 1)) m³/s measured at the release, springs scaled by \(release.condition.ratio.text(decimals: 3))"
    }
}

// MARK: - A target

extension Derivations {
    private var travels: [Derivation] {
        zip(release.targets, release.responses(.middle)).compactMap { target, response in
            guard let curve = response.curves.max(by: { $0.share < $1.share }) else { return nil }
            let inputs = [
                Derivation.Input("κ₁", curve.mean, "s", provenance: "computed"), .init("√κ₂", curve.deviation, "s", provenance: "computed"),
                .init("share", curve.share, "1", provenance: "computed"), .init("Q", response.discharge, "m³/s", provenance: "computed"),
            ]
            return Derivation(
                quantity: Bilingual(zh: "平均传播时间：\(target.name.zh)", en: "mean time of travel: \(target.name.en)"),
                formula: "κ₁ = Σ (L/U)(1 + As/A); κ₂ = Σ (2DL/U³)(1 + As/A)² + 2(L/U)(As/A)T, T = As/(αA); C·Q/M = h(t; κ₁, κ₂, κ₃)",
                citation: "moments of the transport equation with dead zones (Bencala & Walters 1983)", inputs: inputs,
                value: curve.mean / 3600, unit: "h")
        }
    }
}
