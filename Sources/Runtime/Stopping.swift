import Foundation
package import Logging
import ServiceLifecycle
import UnixSignals

/// Runs `work` until it ends, the process is asked to stop (SIGTERM, SIGINT), or, when supervised, its supervisor has gone.
///
/// The work's task is cancelled then; it has `StopTime.own` to leave everything in order.
/// - Parameter stopsItself: the work hears by itself that it is to stop, as a server does that lets its visitors finish
///   (ServiceLifecycle's graceful shutdown), and is cancelled only after `StopTime.own`.
package func runUntilStopped(
    supervised: Bool, log: Logger, stopsItself: Bool = false, _ work: @escaping @Sendable () async throws -> Void
) async throws {
    if supervised { stopWithParent() }
    let service = Work(stopsItself: stopsItself, work: work)
    var configuration = ServiceGroupConfiguration(
        services: [.init(service: service, successTerminationBehavior: .gracefullyShutdownGroup)],
        gracefulShutdownSignals: [.sigterm, .sigint], logger: log)
    configuration.maximumGracefulShutdownDuration = StopTime.own
    try await ServiceGroup(configuration: configuration).run()
}

private struct Work: Service {
    let stopsItself: Bool
    let work: @Sendable () async throws -> Void

    func run() async throws {
        do {
            if stopsItself { try await work() } else { try await cancelWhenGracefulShutdown { try await work() } }
        } catch is CancellationError {
            // Asked to stop, and stopped.
        }
    }
}

/// How long a process may take to end, each longer than what it contains.
package enum StopTime {
    /// A service with its own affairs.
    static let own = Duration.seconds(8)
    /// What a node gives its services before it kills them.
    package static let ofService = Duration.seconds(10)
    /// What whoever runs whole nodes gives each of them.
    package static let ofNode = Duration.seconds(15)
}

/// A blocking read needs a thread of its own. Who cannot stop is ended all the same: nobody is left to do it from outside.
private func stopWithParent() {
    Thread.detachNewThread {
        Lifeline.awaitEnd()
        kill(getpid(), SIGTERM)
        // A thread of its own: no task waits for it, and the pool of tasks may be what hangs.
        Thread.sleep(forTimeInterval: StopTime.ofNode / .seconds(1))
        kill(getpid(), SIGKILL)
    }
}
