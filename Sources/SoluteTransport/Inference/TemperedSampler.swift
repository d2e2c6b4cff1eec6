import Foundation
import Randomness

/// What is known after observations, as a sample of equally likely members: sequential Monte Carlo from the prior by raising the likelihood's
/// exponent from 0 to 1 (Del Moral, Doucet and Jasra 2006, J. R. Statist. Soc. B 68(3); steps chosen by effective size, Jasra et al. 2011).
///
/// Members are vectors of standard normal deviates, whatever they stand for, and a stratum that is drawn once and never moved (which formula).
package struct TemperedSampler: Sendable {
    /// One member.
    package struct Member: Hashable, Sendable {
        /// Standard normal before anything was observed.
        package var deviates: [Double]
        /// Drawn once, 0..<strata.
        package var stratum: Int

        package init(deviates: [Double], stratum: Int) { (self.deviates, self.stratum) = (deviates, stratum) }
    }

    /// What came out.
    package struct Outcome: Sendable {
        package let members: [Member]
        /// ln of the probability of the observations under the prior: what two explanations are compared by.
        package let logEvidence: Double
        /// Steps from prior to posterior.
        package let steps: Int
        /// Share of moves that were accepted in the last step.
        package let acceptance: Double
    }

    /// The next exponent keeps this share of the members effective.
    package static let effectiveShare = 0.5
    package static let maximumSteps = 40
    /// Random-walk moves of each member after each step.
    package static let movesPerStep = 3

    /// Starts from a sample of the prior.
    /// - Parameter logLikelihood: of the observations for a member; −∞ is fine.
    package static func run(
        from prior: [Member], seed: UInt64, logLikelihood: (Member) -> Double
    ) -> Outcome {
        var run = Run(members: prior, seed: seed, logLikelihood: logLikelihood)
        while run.exponent < 1, run.steps < maximumSteps { run.step(logLikelihood) }
        return Outcome(members: run.members, logEvidence: run.logEvidence, steps: run.steps, acceptance: run.acceptance)
    }
}

extension TemperedSampler {
    /// A sample on its way.
    fileprivate struct Run {
        var members: [Member]
        var likelihoods: [Double]
        var exponent = 0.0
        var logEvidence = 0.0
        var steps = 0
        var acceptance = 1.0
        /// Of the random walk, in units of the sample's own spread; learned from the acceptance.
        var stride = 0.8
        var random: SplitMix64

        init(members: [Member], seed: UInt64, logLikelihood: (Member) -> Double) {
            self.members = members
            likelihoods = members.map(logLikelihood)
            random = SplitMix64(seed: seed)
        }

        mutating func step(_ logLikelihood: (Member) -> Double) {
            let next = steps == TemperedSampler.maximumSteps - 1 ? 1 : nextExponent()
            let weights = weigh(by: next - exponent)
            exponent = next
            steps += 1
            resample(weights)
            let factor = Spread(of: members).factor
            for _ in 0..<TemperedSampler.movesPerStep { move(along: factor, logLikelihood) }
        }
    }
}

// MARK: - Reweighting

extension TemperedSampler.Run {
    /// The largest exponent that leaves enough members effective, by bisection.
    private func nextExponent() -> Double {
        let wanted = TemperedSampler.effectiveShare * Double(members.count)
        if effectiveSize(1 - exponent) >= wanted { return 1 }
        var (low, high) = (exponent, 1.0)
        for _ in 0..<40 {
            let middle = 0.5 * (low + high)
            if effectiveSize(middle - exponent) >= wanted { low = middle } else { high = middle }
        }
        return high
    }

    private func effectiveSize(_ difference: Double) -> Double {
        let top = likelihoods.max() ?? 0
        guard top > -.infinity else { return Double(members.count) }
        let weights = likelihoods.map { exp(difference * ($0 - top)) }
        let (sum, squares) = weights.reduce((0, 0)) { ($0.0 + $1, $0.1 + $1 * $1) }
        return sum * sum / squares
    }

    /// The members' weights, which add up to 1; takes their mean into the evidence.
    private mutating func weigh(by difference: Double) -> [Double] {
        let top = likelihoods.max() ?? 0
        guard top > -.infinity else {
            logEvidence = -.infinity
            return likelihoods.map { _ in 1 / Double(members.count) }
        }
        let weights = likelihoods.map { exp(difference * ($0 - top)) }
        let sum = weights.reduce(0, +)
        logEvidence += difference * top + log(sum / Double(members.count))
        return weights.map { $0 / sum }
    }

    /// Stratified resampling: a lot in each of equal parts, so that hardly a member is lost by chance that deserves its place. (One lot for all
    /// parts would fall in step with members in a regular order.)
    private mutating func resample(_ weights: [Double]) {
        let count = members.count
        var (chosen, sum, index) = ([Int](), weights[0], 0)
        for place in 0..<count {
            let wanted = (Double(place) + random.nextFraction()) / Double(count)
            while sum < wanted, index + 1 < count {
                index += 1
                sum += weights[index]
            }
            chosen.append(index)
        }
        members = chosen.map { members[$0] }
        likelihoods = chosen.map { likelihoods[$0] }
    }
}

// MARK: - Moving

extension TemperedSampler.Run {
    /// Metropolis with steps shaped like the sample; the prior is standard normal.
    private mutating func move(along factor: [[Double]], _ logLikelihood: (TemperedSampler.Member) -> Double) {
        var accepted = 0
        for index in members.indices {
            var proposal = members[index]
            proposal.deviates = stepped(proposal.deviates, along: factor)
            let likelihood = logLikelihood(proposal)
            let gain = exponent * (likelihood - likelihoods[index]) + prior(proposal) - prior(members[index])
            guard log(1 - random.nextFraction()) < gain else { continue }
            (members[index], likelihoods[index]) = (proposal, likelihood)
            accepted += 1
        }
        acceptance = Double(accepted) / Double(members.count)
        stride = min(2, max(0.05, stride * exp(acceptance - 0.3)))
    }

    private mutating func stepped(_ deviates: [Double], along factor: [[Double]]) -> [Double] {
        let lots = deviates.map { _ in random.nextNormal() }
        return deviates.indices.map { row in
            deviates[row] + stride * (0...row).reduce(0) { $0 + factor[row][$1] * lots[$1] }
        }
    }

    private func prior(_ member: TemperedSampler.Member) -> Double { -0.5 * member.deviates.reduce(0) { $0 + $1 * $1 } }
}

/// The shape of a sample.
private struct Spread {
    /// Lower triangular, its product with its transpose is the covariance (Cholesky).
    let factor: [[Double]]

    init(of members: [TemperedSampler.Member]) {
        let size = members.first?.deviates.count ?? 0
        let means = (0..<size).map { row in members.reduce(0) { $0 + $1.deviates[row] } / Double(members.count) }
        var factor = (0..<size).map { row in (0..<size).map { Self.covariance(members, means, row, $0) } }
        for row in 0..<size {
            for column in 0...row {
                var rest = factor[row][column]
                for inner in 0..<column { rest -= factor[row][inner] * factor[column][inner] }
                factor[row][column] = row == column ? max(rest, Self.smallest).squareRoot() : rest / factor[column][column]
            }
        }
        self.factor = factor
    }

    /// A sample that has shrunk to one point can still move by this variance.
    private static let smallest = 1e-9

    private static func covariance(_ members: [TemperedSampler.Member], _ means: [Double], _ row: Int, _ column: Int) -> Double {
        var sum = 0.0
        for member in members { sum += (member.deviates[row] - means[row]) * (member.deviates[column] - means[column]) }
        return sum / Double(members.count)
    }
}
