import Foundation
package import Logging
import ServiceLifecycle
import UnixSignals

/// Runs `work` until it ends, the process is asked to stop (SIGTERM, SIGINT), or, when supervised, its supervisor has gone.
///
/// The work's task is cancelled then; it has `stopTime` to leave everything in order.
package func runUntilStopped(supervised: Bool, log: Logger, _ work: @escaping @Sendable () async throws -> Void) async throws {
    if supervised { stopWithParent() }
    let service = CancellableWork(work: work)
    var configuration = ServiceGroupConfiguration(
        services: [.init(service: service, successTerminationBehavior: .gracefullyShutdownGroup)],
        gracefulShutdownSignals: [.sigterm, .sigint], logger: log)
    configuration.maximumGracefulShutdownDuration = .seconds(8)
    try await ServiceGroup(configuration: configuration).run()
}

private struct CancellableWork: Service {
    let work: @Sendable () async throws -> Void

    func run() async throws {
        do {
            try await cancelWhenGracefulShutdown { try await work() }
        } catch is CancellationError {
            // Asked to stop, and stopped.
        }
    }
}

/// A blocking read needs a thread of its own.
private func stopWithParent() {
    Thread.detachNewThread {
        Lifeline.awaitEnd()
        kill(getpid(), SIGTERM)
    }
}
