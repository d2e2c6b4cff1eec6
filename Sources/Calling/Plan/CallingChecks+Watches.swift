import Chronology
import Duty
import Events
import Playbook
import Region
import Wording

/// What may be listened to.
extension CallingChecks {
    func check(_ watch: Located<ListenedWatch>) -> [Finding] {
        let subject = watch.value.subject
        let side = region.station(subject).flatMap { region.place($0.place) }?.side ?? region.place(subject)?.side
        guard watch.value.kind != .service else { return [] }
        guard let side else {
            return [
                error(
                    watch.mark, "没有地点或站点“\(subject)”", "there is no place or station ‘\(subject)’",
                    "请写 places.yaml 或 stations.yaml 中的代码", "write a code of places.yaml or stations.yaml")
            ]
        }
        guard side != watch.value.side else { return [] }
        return [
            error(
                watch.mark, "\(subject) 不属于 \(watch.value.side.rawValue)", "\(subject) is not of \(watch.value.side.rawValue)",
                "请写 side: \(side.rawValue)", "write side: \(side.rawValue)")
        ]
    }

    /// A silence that is noticed and told to nobody is not noticed.
    func uncalledWatches() -> [Finding] {
        let rules = file.rules.map(\.value).filter { $0.events.contains(WatchLapsed.type) }
        let called = Set(rules.flatMap { $0.when["kind"].map(Array.init) ?? WatchKind.allCases.map(\.rawValue) })
        guard let mark = file.rules.first?.mark else { return [] }
        return WatchKind.allCases.filter { !called.contains($0.rawValue) }.map { kind in
            error(
                Mark(file: mark.file, line: 1, column: 1), "没有规则处理 \(kind.rawValue) 监视失联",
                "no rule calls anybody when a watch of ‘\(kind.rawValue)’ lapses",
                "请在 watch.lapsed 的规则中加上 kind: [\(kind.rawValue)]", "add kind: [\(kind.rawValue)] to a rule for watch.lapsed")
        }
    }
}
