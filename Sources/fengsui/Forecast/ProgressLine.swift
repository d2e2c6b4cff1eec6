import Foundation
import Wording

/// How far a long command is: one line that is written over on a terminal, a line every ten seconds elsewhere. On standard error.
struct ProgressLine {
    private let total: Int
    private let language: OutputLanguage
    private let start = ContinuousClock.now
    private var last = ContinuousClock.now

    init(total: Int, language: OutputLanguage) {
        self.total = total
        self.language = language
    }

    private static let pause = Terminal.showsProgress ? Duration.milliseconds(200) : .seconds(10)

    mutating func show(_ done: Int) {
        let now = ContinuousClock.now
        guard now - last >= Self.pause else { return }
        last = now
        let text = language.choose(from: text(done, elapsed: (now - start) / .seconds(1)))
        if Terminal.showsProgress { Terminal.progress(text) } else { printError(text) }
    }

    private func text(_ done: Int, elapsed: Double) -> Bilingual {
        let rate = Double(done) / elapsed
        let rest = rate > 0 ? Int((Double(total - done) / rate).rounded()) : 0
        let speed = (rate * 10).rounded() / 10
        return Bilingual(
            zh: "地点 \(done)/\(total)，每秒 \(speed) 个，还需 \(rest) 秒", en: "places \(done)/\(total), \(speed) a second, \(rest) s left")
    }
}
