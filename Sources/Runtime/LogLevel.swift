import Foundation
package import Logging

/// How much a process writes to its log: the environment variable `FENGSUI_LOG` with one of swift-log's levels; `info` without it.
package enum LogLevel {
    package static let variable = "FENGSUI_LOG"

    package static func logger(_ label: String) -> Logger {
        var log = Logger(label: label)
        log.logLevel = ProcessInfo.processInfo.environment[variable].flatMap { Logger.Level(rawValue: $0) } ?? .info
        return log
    }
}
