package import Journal

/// Who is missing, by what readers say. A value.
package struct ServiceJudge: Hashable, Sendable {
    /// Without a word for so long a service is missing. Its start, reading years, counts as being away.
    package static let silence = Duration.seconds(60)

    private let services: [ServiceName]
    package private(set) var missing: Set<ServiceName>
    /// Since when, in seconds of this watch, the journal has not heard of a service: a journal that starts again has forgotten all of them.
    private var unheard: [ServiceName: Int]

    /// A service that became silent, with for how long, or that is heard again.
    package struct Change: Hashable {
        package let service: ServiceName
        package let silentSeconds: Int?
    }

    package init(services: [ServiceName], missing: Set<ServiceName> = []) {
        (self.services, self.missing) = (services, missing)
        // One that was never heard has been silent since this watch began.
        unheard = Dictionary(services.map { ($0, 0) }, uniquingKeysWith: { first, _ in first })
    }

    package mutating func take(_ readers: [String: JournalStatus.Reader], uptime: Duration) -> [Change] {
        let up = Int(uptime.components.seconds)
        return services.compactMap { service in
            let silent = silence(of: service, readers[service.rawValue]?.secondsAgo, up)
            let isMissing = silent >= Int(Self.silence.components.seconds)
            guard isMissing != missing.contains(service) else { return nil }
            // Known to be missing and not heard yet: no news.
            if !isMissing, readers[service.rawValue] == nil { return nil }
            if isMissing { missing.insert(service) } else { missing.remove(service) }
            return Change(service: service, silentSeconds: isMissing ? silent : nil)
        }
    }

    private mutating func silence(of service: ServiceName, _ heard: Int?, _ up: Int) -> Int {
        guard let heard else {
            let since = unheard[service] ?? up
            unheard[service] = since
            return up - since
        }
        unheard[service] = nil
        return min(heard, up)
    }
}
