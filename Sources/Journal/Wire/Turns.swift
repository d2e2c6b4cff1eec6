import Synchronization

/// One at a time, first come first served; who is cancelled leaves the line.
final class Turns: Sendable {
    private struct State {
        var isTaken = false
        var lastID = 0
        var line: [(id: Int, waiter: CheckedContinuation<Void, any Error>)] = []
    }

    private let state = Mutex(State())

    /// Waits for its turn, which lasts until `pass`.
    /// - Throws: `CancellationError`; then it is not its turn.
    func take() async throws {
        let id = state.withLock { state -> Int? in
            guard state.isTaken else {
                state.isTaken = true
                return nil
            }
            state.lastID += 1
            return state.lastID
        }
        guard let id else { return }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { join($0, as: id) }
        } onCancel: {
            leave(id)
        }
    }

    func pass() {
        let next = state.withLock { state -> CheckedContinuation<Void, any Error>? in
            state.isTaken = !state.line.isEmpty
            return state.line.isEmpty ? nil : state.line.removeFirst().waiter
        }
        next?.resume()
    }

    private func join(_ waiter: CheckedContinuation<Void, any Error>, as id: Int) {
        let result = state.withLock { state -> Result<Void, any Error>? in
            // A cancellation after this look finds the waiter in the line.
            if Task.isCancelled { return .failure(CancellationError()) }
            if !state.isTaken {
                state.isTaken = true
                return .success(())
            }
            state.line.append((id, waiter))
            return nil
        }
        if let result { waiter.resume(with: result) }
    }

    private func leave(_ id: Int) {
        let waiter = state.withLock { state in
            state.line.firstIndex { $0.id == id }.map { state.line.remove(at: $0).waiter }
        }
        waiter?.resume(throwing: CancellationError())
    }
}
