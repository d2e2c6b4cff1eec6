import Events
import Wording

/// What events are called in a story. What is not in the list keeps the name of its type.
enum EventWords {
    static func name(of event: Event) -> Bilingual { names[event.type] ?? Bilingual(zh: event.type, en: event.type) }

    private static let names: [String: Bilingual] = [
        ForecastIssued.type: Bilingual(zh: "预报", en: "forecast"),
        DayAssessed.type: Bilingual(zh: "日评价", en: "day assessed"),
        WarningProposed.type: Bilingual(zh: "建议预警", en: "step proposed"),
        WarningEndorsed.type: Bilingual(zh: "签发", en: "endorsed"),
        WarningDeclined.type: Bilingual(zh: "不同意发布", en: "declined"),
        WarningIssued.type: Bilingual(zh: "发布预警", en: "warning issued"),
        WarningUpdated.type: Bilingual(zh: "调整预警", en: "warning changed"),
        WarningLifted.type: Bilingual(zh: "解除预警", en: "warning lifted"),
        WarningWithdrawn.type: Bilingual(zh: "撤回建议", en: "proposal withdrawn"),
        WarningRecalled.type: Bilingual(zh: "要求撤销", en: "recalled"),
        WarningCancelled.type: Bilingual(zh: "撤销预警", en: "warning cancelled"),
        ConsultationOpened.type: Bilingual(zh: "召集会商", en: "consultation opened"),
        ConsultationAnswered.type: Bilingual(zh: "会商意见", en: "opinion given"),
        ConsultationClosed.type: Bilingual(zh: "会商结束", en: "consultation closed"),
        AcknowledgementRecorded.type: Bilingual(zh: "确认", en: "acknowledged"),
        CallOpened.type: Bilingual(zh: "开始呼叫", en: "call opened"),
        NotificationRequested.type: Bilingual(zh: "要求通知", en: "somebody is called"),
        NotificationTransported.type: Bilingual(zh: "渠道已收", en: "a channel took it"),
        NotificationFailed.type: Bilingual(zh: "通知失败", en: "no channel took it"),
        NotificationSkipped.type: Bilingual(zh: "跳过一人", en: "passed over"),
        CallUnanswered.type: Bilingual(zh: "无人应答", en: "nobody answered"),
        CallResumed.type: Bilingual(zh: "恢复呼叫", en: "call taken up again"),
        CallClosed.type: Bilingual(zh: "呼叫结束", en: "call closed"),
        SilenceSet.type: Bilingual(zh: "设静默", en: "silence set"),
        SilenceEnded.type: Bilingual(zh: "静默结束", en: "silence ended"),
        ResponseActivated.type: Bilingual(zh: "启动响应", en: "response activated"),
        ResponseStoodDown.type: Bilingual(zh: "终止响应", en: "response stood down"),
        TaskAssigned.type: Bilingual(zh: "下达任务", en: "task given"),
        TaskCompleted.type: Bilingual(zh: "任务完成", en: "task done"),
        TaskOverdue.type: Bilingual(zh: "任务逾期", en: "task overdue"),
        TaskWithdrawn.type: Bilingual(zh: "取消任务", en: "task withdrawn"),
        IncidentReported.type: Bilingual(zh: "事件报告", en: "incident reported"),
        PlumeForecast.type: Bilingual(zh: "污染团预报", en: "plume forecast"),
        IncidentGraded.type: Bilingual(zh: "定级", en: "incident graded"),
        IncidentClosed.type: Bilingual(zh: "事件终结", en: "incident closed"),
        AlarmSent.type: Bilingual(zh: "通报", en: "alarm sent"),
        AlarmReceived.type: Bilingual(zh: "通报已复诵", en: "alarm read back"),
        AlarmUnanswered.type: Bilingual(zh: "通报无人应答", en: "alarm unanswered"),
        ReportDue.type: Bilingual(zh: "应报", en: "report due"),
        ReportSubmitted.type: Bilingual(zh: "已报", en: "report handed in"),
        ReportOverdue.type: Bilingual(zh: "逾期未报", en: "report overdue"),
        LinkChanged.type: Bilingual(zh: "链路变化", en: "the link changed"),
        LinkHealed.type: Bilingual(zh: "断链已了结", en: "a cut is settled"),
        DeadlineReached.type: Bilingual(zh: "到时限", en: "a time has come"),
    ]
}
