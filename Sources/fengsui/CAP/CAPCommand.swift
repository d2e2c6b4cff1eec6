import ArgumentParser

/// What people do by hand with messages of the Common Alerting Protocol.
struct CAPCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cap",
        abstract: "Judge, show, sign and verify CAP 1.2 messages, ours and other people's. 通用预警协议",
        subcommands: [
            CAPLintCommand.self, CAPShowCommand.self, CAPSignCommand.self, CAPVerifyCommand.self, CAPWriteCommand.self,
            CAPFeedCommand.self, CAPRulesCommand.self,
        ])
}
