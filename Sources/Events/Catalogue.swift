/// Every type of event that this program knows. A journal also keeps others, which a newer program may say; no processor here takes them.
package enum Catalogue {
    /// In the order of the way of one event.
    package static let types: [any EventPayload.Type] = [
        // Air
        ObservationRecorded.self, DayRecorded.self, ObservationQuarantined.self, FileRead.self, DayAssessed.self,
        GuidanceReceived.self, ForecastIssued.self, ForecastVerified.self, ForecastSkillChanged.self,
        // Water
        IncidentReported.self, SampleRecorded.self, PlumeForecast.self, SourceTraced.self, PlanComputed.self, IncidentClosed.self,
        // Incidents on the water
        InstrumentChanged.self, IncidentSuspected.self, SuspicionCleared.self, ImpactReported.self, GradeDecided.self, IncidentGraded.self,
        ReportDue.self, ReportDrafted.self, ReportSubmitted.self, ReportOverdue.self, ReleaseAnnounced.self, AlarmSent.self,
        AlarmReceived.self, AlarmUnanswered.self, IncidentContested.self,
        // Warnings and people
        CriteriaAssessed.self, WarningProposed.self, ConsultationRequested.self, ConsultationOpened.self, ConsultationAnswered.self,
        ConsultationClosed.self, WarningEndorsed.self, WarningDeclined.self, WarningWithdrawn.self, WarningIssued.self, WarningUpdated.self,
        WarningLifted.self, WarningRecalled.self, WarningCancelled.self,
        CallOpened.self, NotificationRequested.self, NotificationSkipped.self, NotificationTransported.self, NotificationFailed.self,
        NotificationDisplayed.self, AcknowledgementRecorded.self, CallUnanswered.self, CallResumed.self, CallClosed.self, SilenceSet.self,
        SilenceEnded.self, ShiftTaken.self, ShiftSwapped.self, AbsenceRecorded.self, RotaChangeWithdrawn.self,
        // Messages to and from the world
        CAPSent.self, CAPReceived.self,
        // Responses
        ResponseActivated.self, TaskAssigned.self, TaskCompleted.self, TaskOverdue.self, TaskWithdrawn.self, ResponseStoodDown.self,
        // Registers
        RegisterProposed.self, RegisterApproved.self, RegisterRefused.self, RegisterVerified.self, RegisterOverdue.self,
        // Operation
        ClockAdvanced.self, DeadlineReached.self, EventRejected.self, LinkChanged.self, LinkMeasured.self, LinkReceived.self,
        LinkRefused.self, LinkHealed.self, KeyAnnounced.self, KeyRevoked.self, HeartbeatSaid.self, WatchLapsed.self, WatchRecovered.self,
    ]

    private static let byName = Dictionary(uniqueKeysWithValues: types.map { ($0.type, $0) })

    /// Checks that the event's type is known, its version can be read and its data fits.
    package static func check(_ event: Event) throws(EventError) {
        guard let type = byName[event.type] else { throw .unknownType(event.type) }
        _ = try read(event, as: type)
    }

    /// The event's data as the typed value of its type.
    package static func payload(of event: Event) throws(EventError) -> any EventPayload {
        guard let type = byName[event.type] else { throw .unknownType(event.type) }
        return try read(event, as: type)
    }

    private static func read<Payload: EventPayload>(_ event: Event, as type: Payload.Type) throws(EventError) -> any EventPayload {
        try event.payload(type)
    }
}
