/// A reply of the ensemble service.
enum OpenMeteoEnsemble {
    static func runs(of replies: [OpenMeteoReply], _ context: GuidanceContext) throws(GuidanceError) -> [GuidanceRun] {
        try OpenMeteoReading.runs(of: replies, .ensemble, context)
    }

    /// Only this service numbers its members.
    static func recognises(_ replies: [OpenMeteoReply]) -> Bool {
        replies.contains { $0.columns.keys.contains { OpenMeteoNames.member(in: $0).name != $0 } }
    }
}
