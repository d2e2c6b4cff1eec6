import Chronology
import Events
import Wording

extension ObservationRecorded: Told {
    func told(of event: Event, _ names: Names) -> Narration {
        let (station, place) = (names.station(station), names.place(place))
        let (hour, values) = (Figures.time(hour), Figures.values(values, names))
        let again = revision > 0 ? Bilingual(zh: "（第\(revision)次更正）", en: " (correction \(revision))") : .same("")
        return Narration(
            .routine, zh: "\(place.zh)\(station.zh)站 \(hour.zh)：\(values.zh)\(again.zh)。",
            en: "\(station.en), \(place.en), \(hour.en): \(values.en)\(again.en).")
    }
}

extension DayRecorded: Told {
    func told(of event: Event, _ names: Names) -> Narration {
        let (place, day, values) = (names.place(place), Figures.day(date), Figures.values(values, names))
        return Narration(
            .routine, zh: "\(place.zh)\(date.year)年\(day.zh)日均值：\(values.zh)。",
            en: "\(place.en), daily means of \(day.en) \(date.year): \(values.en).")
    }
}

extension ObservationQuarantined: Told {
    func told(of event: Event, _ names: Names) -> Narration {
        Narration(
            .notable, zh: "文件 \(file) 第 \(line) 行读不懂，已搁置：\(reason.zh)",
            en: "Line \(line) of \(file) could not be read and is kept aside: \(reason.en)")
    }
}

extension FileRead: Told {
    func told(of event: Event, _ names: Names) -> Narration {
        Narration(
            quarantined > 0 ? .notable : .routine,
            zh: "已读入文件 \(file)：新增 \(recorded)，更正 \(corrected)，重复 \(unchanged)，搁置 \(quarantined)。",
            en: "Took in \(file): \(recorded) new, \(corrected) corrected, \(unchanged) known already, \(quarantined) kept aside.")
    }
}

extension GuidanceReceived: Told {
    func told(of event: Event, _ names: Names) -> Narration {
        let span = Figures.days(firstDay, firstDay.advanced(by: min(max(0, days - 1), 100_000)))
        let kind = isAnalysis ? Bilingual(zh: "分析资料", en: "Analysis") : Bilingual(zh: "预报资料", en: "Guidance")
        let many = members > 1 ? Bilingual(zh: "，\(members) 个成员", en: ", \(members) members") : .same("")
        return Narration(
            .routine, zh: "收到\(kind.zh) \(subject)：\(span.zh)，\(points.count) 个点，\(variables.count) 个要素\(many.zh)。",
            en: "\(kind.en) \(subject) came in: \(span.en), \(points.count) points, \(variables.count) variables\(many.en).")
    }
}

extension DayAssessed: Told {
    func told(of event: Event, _ names: Names) -> Narration {
        let (place, day) = (names.place(place), Figures.day(date))
        guard let aqi, let level else {
            let why = unavailable ?? Bilingual(zh: "数据不足", en: "too little data")
            return Narration(
                .routine, zh: "\(place.zh)\(day.zh)没有指数：\(why.zh)。", en: "\(place.en) has no index for \(day.en): \(why.en).")
        }
        let word = names.airLevel(level)
        let first = primary.map(names.pollutant)
        let zh = first.isEmpty ? "" : "，首要污染物 \(first.joined(separator: "、"))"
        let en = first.isEmpty ? "" : ", primary pollutant \(first.joined(separator: ", "))"
        return Narration(
            level >= 5 ? .notable : .routine, zh: "\(place.zh)\(day.zh) AQI \(aqi)，\(word.zh)\(zh)。",
            en: "\(place.en), \(day.en): AQI \(aqi), \(word.en)\(en).")
    }
}

extension ForecastIssued: Told {
    func told(of event: Event, _ names: Names) -> Narration {
        let name = names.place(place)
        guard let worst = days.filter({ !$0.tendency }).max(by: { $0.heavyProbability < $1.heavyProbability }) else {
            return Narration(
                .routine, zh: "已发布\(name.zh)的趋势展望。", en: "A tendency for \(name.en) was issued.")
        }
        let (day, level) = (Figures.day(worst.date), names.airLevel(worst.level))
        let (heavy, dust) = (Figures.percent(worst.heavyProbability), Figures.percent(worst.dustProbability))
        return Narration(
            worst.heavyProbability >= 0.5 ? .notable : .routine,
            zh: "已发布\(name.zh)十天预报\(standIn(names).zh)：前几天中 \(day.zh) 最差，最可能\(level.zh)，AQI 超过 200 的概率 \(heavy)，沙尘概率 \(dust)。",
            en: "Ten-day forecast for \(name.en)\(standIn(names).en): the worst of the first days is \(day.en), most likely \(level.en), "
                + "probability of AQI above 200 \(heavy), of dust \(dust).")
    }

    /// Whose data they are, where a place has none of its own: nobody may take them for measured there.
    private func standIn(_ names: Names) -> Bilingual {
        guard let basis = basis.first, basis.substitute else { return Bilingual(zh: "", en: "") }
        let name = names.place(basis.place)
        return Bilingual(zh: "（以\(name.zh)的资料代替）", en: " (from the data of \(name.en), which stand in)")
    }
}

extension ForecastDay {
    /// The probability of an index above 200; 0 where the forecast does not say.
    var heavyProbability: Double { exceedance["200"] ?? 0 }
}
