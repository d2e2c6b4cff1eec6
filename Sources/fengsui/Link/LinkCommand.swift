import ArgumentParser

/// What was told over the link, and how that is proven.
struct LinkCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "link", abstract: "Prove what was said to the other side and received by it, and check such a proof. 链路取证",
        subcommands: [LinkProveCommand.self, LinkVerifyCommand.self])
}
