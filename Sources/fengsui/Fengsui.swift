import ArgumentParser
import Foundation

/// The one command. Each service is a sub-command, and so is what people do by hand.
@main
struct Fengsui: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fengsui",
        abstract: "烽燧 · joint air and river warning of the prefecture and the corps in Kashgar",
        discussion: """
            A node is one side's system: a journal and the services around it. Describe it in a YAML file (Deploy/nodes/ has examples),
            then `fengsui up --node FILE` runs all of it.
            一个节点是一方的全套系统：一本日志和围绕它的各项服务。先写好节点文件，再用 fengsui up 启动。
            """,
        subcommands: [],
        groupedSubcommands: [
            CommandGroup(
                name: "Node 节点",
                subcommands: [UpCommand.self, StatusCommand.self, CheckCommand.self, KeysCommand.self, ReplayCommand.self]),
            CommandGroup(name: "Events 事件", subcommands: [TailCommand.self, PublishCommand.self]),
            CommandGroup(name: "Air 空气", subcommands: [AirCommand.self, GuidanceCommand.self]),
            CommandGroup(name: "People 人员", subcommands: [DutyCommand.self]),
            CommandGroup(name: "Exercises 演练", subcommands: [DrillCommand.self]),
            CommandGroup(name: "Messages 消息", subcommands: [CAPCommand.self]),
            CommandGroup(name: "Rivers 河流", subcommands: [RiverCommand.self]),
            CommandGroup(name: "Journal 日志", subcommands: [JournalCommand.self, LinkCommand.self, BenchCommand.self]),
            CommandGroup(
                name: "Services 服务 (started by `up`)",
                subcommands: [
                    ObserveCommand.self, ForecastCommand.self, AlertCommand.self, RespondCommand.self, RiversCommand.self,
                    IncidentsCommand.self, AnnounceCommand.self, NotifyCommand.self, LiaiseCommand.self, DeskCommand.self,
                ]),
        ])
}
