import Chronology
import Playbook
import Wording

/// Whether a rota's layers cover every instant once it has begun, and whether each of them ever counts.
///
/// A layer depends on the weekday, on the calendar's exceptions and on its own first and last day. Two weeks from each of these on hold
/// everything that can come up, so no more is looked at.
struct PatternScan {
    let rota: Rota
    private static let daysAfterChange = 15

    /// When its first shift begins.
    var begin: Timestamp? {
        rota.layers.compactMap { layer -> Timestamp? in
            let days = (0..<400).lazy.map { layer.first.advanced(by: $0) }
            guard let date = days.first(where: { layer.begins(on: $0, rota.calendar) }) else { return nil }
            return layer.shifts.first?.begin(on: date)
        }.min()
    }

    private var days: [CalendarDate] {
        let exceptions = rota.calendar.holidays.union(rota.calendar.workdays).flatMap { date in (-1...1).map { date.advanced(by: $0) } }
        let changes = rota.layers.flatMap { [$0.first, $0.last].compactMap(\.self) }
        let after = changes.flatMap { date in (0...Self.daysAfterChange).map { date.advanced(by: $0) } }
        return Set(exceptions + after).sorted()
    }

    func findings(_ record: RotaRecord) -> [Finding] {
        guard let begin else { return [neverBegins(record)] }
        var gap: (from: Timestamp, until: Timestamp)?
        var used: Set<RotaLayer> = []
        for date in days {
            let end = Timestamp(date.advanced(by: 1))
            var instant = max(Timestamp(date), begin)
            while instant < end {
                let next = rota.nextEdge(after: instant)
                if let layer = rota.layer(at: instant) { used.insert(layer) } else if gap == nil { gap = (instant, next) }
                instant = next
            }
        }
        let idle = record.layers.filter { !used.contains($0.layer) }.map(neverCounts)
        return (gap.map { [isVacant(record, $0.from, $0.until)] } ?? []) + idle
    }
}

// MARK: - Wording

extension PatternScan {
    private func isVacant(_ record: RotaRecord, _ from: Timestamp, _ until: Timestamp) -> Finding {
        Finding(
            at: record.post.mark,
            problem: Bilingual(
                zh: "岗位“\(rota.post)”有空档：\(from.beijingText) 起无人当班，至少到 \(until.beijingText)（北京时间）",
                en: "the post ‘\(rota.post)’ has a gap: nobody from \(from.beijingText), at least until \(until.beijingText) (Beijing)"),
            remedy: Bilingual(
                zh: "请补上班次，或在末尾加一层 days: every、shifts: [\"09:30-09:30\"]",
                en: "add the shifts, or a last layer with days: every and shifts: [\"09:30-09:30\"]"))
    }

    private func neverBegins(_ record: RotaRecord) -> Finding {
        Finding(
            at: record.post.mark,
            problem: Bilingual(zh: "岗位“\(rota.post)”的值班表没有任何班次", en: "the rota of ‘\(rota.post)’ never has a shift"),
            remedy: Bilingual(zh: "请改写 days 或日历中的假日", en: "change its days, or the holidays of the calendar"))
    }

    private func neverCounts(_ layer: LayerRecord) -> Finding {
        Finding(
            .warning, at: layer.mark,
            problem: Bilingual(zh: "这一层从不生效：上面各层已占满其时间", en: "this layer never counts: those above it take all its time"),
            remedy: Bilingual(zh: "请把它移到上面，或删去", en: "move it above them, or take it out"))
    }
}
