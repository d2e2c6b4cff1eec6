/// A reply of the forecast service.
enum OpenMeteoForecast {
    static func runs(of replies: [OpenMeteoReply], _ context: GuidanceContext) throws(GuidanceError) -> [GuidanceRun] {
        try OpenMeteoReading.runs(of: replies, .forecast, context)
    }
}
