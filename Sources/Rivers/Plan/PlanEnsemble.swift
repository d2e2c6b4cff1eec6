import Events
import SoluteTransport

/// What every member sees where a facility could act. Times in s after the member's own beginning of the release.
struct SiteSight: Hashable, Sendable {
    /// When the front comes; nil when it never does.
    var front: Double?
    /// While the limit is exceeded; without a mass, while a tenth of the peak is. Nil when it never is.
    var span: ClosedRange<Double>?
    /// The same for half of it: what works take in where there is room, so that what they let pass is clean for certain.
    var wide: ClosedRange<Double>?
    /// s.
    var peakTime: Double
    /// m³/s.
    var discharge: Double
}

/// The members of a plan at all places that matter, when nothing is done: computed once, for every combination.
struct PlanEnsemble {
    /// One member.
    struct Course {
        let figures: ParcelRoute.Figures
        let sights: [SiteSight]
        /// By target.
        let peaks: [Plume.Peak?]
        /// By target, for those that close: while the limit is exceeded, without a mass while a tenth of the peak is.
        let spans: [ClosedRange<Double>?]
        /// By target, of the parcels, 1/s: what a combination's is compared with.
        let rates: [Double]
        /// By target, m³/s.
        let discharges: [Double]
        /// By site, what passes.
        let responses: [Response]
        /// s.
        let delay: Double
        /// kg.
        let mass: Double
    }

    let release: Release
    let isMassKnown: Bool
    let sites: [PlanSite]
    let targets: [Target]
    let route: ParcelRoute
    let parcels: [Parcel]
    let courses: [Course]

    /// The front is where the concentration comes to this share of the limit.
    static let frontShareOfLimit = 0.01
    /// Parcels of a release that lasts, at most.
    static let maximumParcels = 6

    init?(_ release: Release, _ members: [Member], isMassKnown: Bool, sites: [PlanSite]) {
        guard let network = try? release.waters.network() else { return nil }
        (self.release, self.isMassKnown, self.sites, targets) = (release, isMassKnown, sites, release.targets)
        let positions = release.targets.compactMap { target in
            release.waters.position(of: target.location, target.location == release.report.location ? .lower : .upper)
        }
        guard positions.count == release.targets.count else { return nil }
        let plan = ResponsePlan(of: network, from: release.position, to: sites.map(\.reading) + positions)
        let route = ParcelRoute(of: network, from: release.position, past: sites.map(\.place) + positions.map { .on($0) })
        let parcels = Self.parcels(of: release, plan, network)
        self.route = route
        self.parcels = parcels
        let maker = Maker(
            release: release, isMassKnown: isMassKnown, sites: sites, targets: release.targets, plan: plan, route: route, parcels: parcels)
        courses = members.map(maker.course)
    }

    /// So many that a release which lasts is still one plateau at the first place.
    private static func parcels(of release: Release, _ plan: ResponsePlan, _ network: TransportNetwork) -> [Parcel] {
        let duration = release.report.durationSeconds
        let spread = plan.responses(network.links, mass: 1, duration: 0).flatMap { $0.curves.map(\.deviation) }.min() ?? duration
        let count = min(maximumParcels, max(1, Int((duration / max(1.5 * spread, 1)).rounded(.up))))
        return Parcel.release(lasting: duration, in: count)
    }

    /// The same at some members only, for a search.
    func indices(_ count: Int) -> [Int] {
        guard count < courses.count else { return Array(courses.indices) }
        // A stride that shares no factor with the strata of the ensemble.
        return (0..<count).map { ($0 * 7) % courses.count }
    }
}

private struct Maker {
    let release: Release
    let isMassKnown: Bool
    let sites: [PlanSite]
    let targets: [Target]
    let plan: ResponsePlan
    let route: ParcelRoute
    let parcels: [Parcel]

    func course(_ member: Member) -> PlanEnsemble.Course {
        let links = release.links(member)
        let figures = route.figures(links)
        let responses = plan.responses(links, mass: release.mass * member.mass, duration: release.report.durationSeconds)
        let (here, there) = (Array(responses.prefix(sites.count)), responses.dropFirst(sites.count))
        let passing = route.pass(parcels, figures).dropFirst(sites.count)
        let sights = zip(sites, here).map { sight($1, $0.discharge(links, figures)) }
        return PlanEnsemble.Course(
            figures: figures, sights: sights, peaks: there.map(\.peak), spans: zip(targets, there).map(span),
            rates: passing.map { $0.peakRate() }, discharges: there.map(\.discharge), responses: here,
            delay: member.delay, mass: release.mass * member.mass / 1000)
    }

    private func sight(_ response: Response, _ discharge: Double) -> SiteSight {
        guard let peak = response.peak else { return SiteSight(peakTime: 0, discharge: discharge) }
        let limit = isMassKnown ? release.substance.limit.concentration : Sightings.frontShare * peak.concentration
        let threshold = isMassKnown ? PlanEnsemble.frontShareOfLimit * limit : limit
        return SiteSight(
            front: front(response, peak, threshold), span: response.span(above: limit, around: peak),
            wide: response.span(above: 0.5 * limit, around: peak), peakTime: peak.time,
            discharge: discharge)
    }

    private func span(_ target: Target, _ response: Response) -> ClosedRange<Double>? {
        guard target.kind == .drinkingIntake || target.kind == .irrigationIntake, let peak = response.peak else { return nil }
        let limit = isMassKnown ? release.substance.limit.concentration : Sightings.frontShare * peak.concentration
        return response.span(above: limit, around: peak)
    }

    /// Only the rise; the fall is looked for where the limit is.
    private func front(_ response: Response, _ peak: Plume.Peak, _ threshold: Double) -> Double? {
        guard peak.concentration > threshold else { return nil }
        return RootSearch.root(from: 0, to: peak.time, tolerance: Self.tolerance) { response.concentration(after: $0) - threshold }
    }

    /// s.
    private static let tolerance = 10.0
}
