/// A reply of the air quality service.
enum OpenMeteoAirQuality {
    static func runs(of replies: [OpenMeteoReply], _ context: GuidanceContext) throws(GuidanceError) -> [GuidanceRun] {
        try OpenMeteoReading.runs(of: replies, .airQuality, context)
    }

    static func recognises(_ replies: [OpenMeteoReply]) -> Bool {
        replies.contains { reply in reply.columns.keys.contains { OpenMeteoNames.airQuality.columns[$0] != nil } }
    }
}
