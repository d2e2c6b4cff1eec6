import Foundation
import Playbook

/// A mistake in what somebody wrote, not in what happened: trying again would not help.
protocol Configurational: Error, CustomStringConvertible {}

/// A sentence for the person who gave the command.
struct Complaint: Configurational {
    let description: String

    init(_ description: String) { self.description = description }
}

/// Mistakes in files, each with its place and what to write instead.
struct Findings: Configurational {
    let findings: [Finding]

    init(_ findings: [Finding]) { self.findings = findings }

    var description: String { findings.map(\.description).joined(separator: "\n") }
}

func printError(_ text: String) {
    FileHandle.standardError.write(Data((text + "\n").utf8))
}
