import Calling
import Chronology

extension WatchPlan {
    /// The sides listen to each other and to the link; there are no stations and no forecasting service to listen to.
    static let simulated = WatchPlan(
        heartbeat: .hours(1), sideGrace: .minutes(20), linkGrace: .minutes(15), listened: [])
}
