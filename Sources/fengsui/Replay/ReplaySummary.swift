import Chronology
import Events
import Wording

/// What came of a replay.
struct ReplaySummary {
    /// Events that each side itself said, by type.
    private var counts: [String: Int] = [:]
    /// What each journal holds of the events that cross.
    var shared: [Side: [String]] = [:]
    var played = Duration.zero
    var took = Duration.zero

    mutating func count(_ event: Event) { counts[event.type, default: 0] += 1 }

    /// Both pictures are the same, and the chain from input to carried-out orders is whole.
    var isGood: Bool {
        isOnePicture && [ForecastIssued.type, WarningIssued.type, PlumeForecast.type, TaskCompleted.type].allSatisfy { counts[$0] != nil }
    }

    private var isOnePicture: Bool {
        shared[.local] == shared[.corps] && !(shared[.local] ?? []).isEmpty
    }

    func text(_ language: OutputLanguage) -> String {
        "\n" + language.choose(from: Bilingual(zh: chinese, en: english), between: "\n\n")
    }

    private func count(_ type: any EventPayload.Type) -> Int { counts[type.type] ?? 0 }

    private var pace: Int { Int(played.wholeSeconds) / max(1, Int(took.wholeSeconds)) }

    private var chinese: String {
        """
        总结：\(played.wholeSeconds / 3600) 小时的过程用 \(took.wholeSeconds) 秒演完（\(pace) 倍）。
        小时观测 \(count(ObservationRecorded.self))，日评价 \(count(DayAssessed.self))，预报 \(count(ForecastIssued.self))，隔离 \(count(ObservationQuarantined.self))
        预警发布 \(count(WarningIssued.self))、调整 \(count(WarningUpdated.self))、解除 \(count(WarningLifted.self))；水污染事件 \(count(IncidentReported.self))，污染团预报 \(count(PlumeForecast.self))
        任务下达 \(count(TaskAssigned.self))、完成 \(count(TaskCompleted.self))、超时 \(count(TaskOverdue.self))、撤回 \(count(TaskWithdrawn.self))；确认 \(count(AcknowledgementRecorded.self))
        两方共有事件 \(shared[.local]?.count ?? 0)：\(isOnePicture ? "完全一致" : "不一致！")
        """
    }

    private var english: String {
        """
        Summary: \(played.wholeSeconds / 3600) hours played in \(took.wholeSeconds) s (\(pace) times as fast).
        hourly observations \(count(ObservationRecorded.self)), days assessed \(count(DayAssessed.self)), forecasts \(count(ForecastIssued.self)), rows kept aside \(count(ObservationQuarantined.self))
        warnings issued \(count(WarningIssued.self)), updated \(count(WarningUpdated.self)), lifted \(count(WarningLifted.self)); river incidents \(count(IncidentReported.self)), plume forecasts \(count(PlumeForecast.self))
        tasks assigned \(count(TaskAssigned.self)), completed \(count(TaskCompleted.self)), overdue \(count(TaskOverdue.self)), withdrawn \(count(TaskWithdrawn.self)); acknowledgements \(count(AcknowledgementRecorded.self))
        events that both sides share \(shared[.local]?.count ?? 0): \(isOnePicture ? "the same on both" : "NOT THE SAME")
        """
    }
}
