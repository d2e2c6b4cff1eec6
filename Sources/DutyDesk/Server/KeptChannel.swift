import HummingbirdCore
import Logging
import NIOCore
import Synchronization

/// The set-up of a connection under which none is dropped while it is open.
///
/// A server that stops lets go of the connections that it has accepted and handed to nobody yet, and NIO ends the program when an open one
/// is let go ("Deinited NIOAsyncWriter without calling finish()"). Here such a connection is closed first and let go when it is.
struct KeptChannel<Inner: ServerChildChannel>: ServerChildChannel {
    let inner: Inner

    func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Accepted> {
        inner.setup(channel: channel, logger: logger).map { Accepted($0) }
    }

    func handle(value: Accepted, logger: Logger) async {
        await inner.handle(value: value.take(), logger: logger)
    }

    /// A connection that waits for somebody to serve it.
    final class Accepted: ServerChildChannelValue {
        private let value: Inner.Value
        private let isTaken = Atomic(false)

        var channel: any Channel { value.channel }

        init(_ value: Inner.Value) { self.value = value }

        /// Whoever takes it closes it.
        func take() -> Inner.Value {
            isTaken.store(true, ordering: .relaxed)
            return value
        }

        deinit {
            guard !isTaken.load(ordering: .relaxed) else { return }
            // Held until its handlers are gone, since only then it counts as finished.
            value.channel.closeFuture.whenComplete { [value] _ in withExtendedLifetime(value) {} }
            value.channel.close(promise: nil)
        }
    }
}
