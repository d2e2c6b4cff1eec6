import ArgumentParser
import Foundation
import SoluteTransport
import Wording

/// Expected beside computed.
struct AccuracyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "accuracy", abstract: "Run the check cases of the transport: expected beside computed. 精度核查",
        discussion: """
            A: the analytic plume; B: dispersion formulae on two measured rivers; C: Jobson's regression; D: a tracer test in OTIS's input
            files, by default Uvas Creek; E: the immediate answer and the engine over Péclet numbers. Ends with 1 when a case is outside its
            tolerance. A folder of your own tracer test needs control.inp, the files it names, and observations as obs<metres>.dat.
            """)

    @Option(help: ArgumentHelp("A folder with a tracer test as OTIS has it. 示踪试验", valueName: "folder"))
    var tracer = "Deploy/sample/tracer/uvas_creek_chloride"

    @Option(help: "Language: zh, en or both; default: the system's. 语言")
    var language = OutputLanguage.system

    func run() async throws {
        let cases = try AccuracyCases.all + tracerCases()
        for group in AccuracyCases.groups(cases) {
            print(Terminal.styled(language.choose(from: group.title), .bold))
            for line in group.cases { print("  " + line.text) }
        }
        guard cases.allSatisfy(\.isWithin) else { throw ExitCode.failure }
    }

    /// - Throws: `Complaint` for a folder that is not there or a file that is damaged, with its line.
    private func tracerCases() throws -> [AccuracyCase] {
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: tracer) else {
            throw Complaint(
                language.choose(
                    from: Bilingual(
                        zh: "没有目录 \(tracer)；在仓库根目录运行，或用 --tracer 指定",
                        en: "there is no folder \(tracer); run from the repository's root, or name one with --tracer")))
        }
        let files = names.reduce(into: [String: String]()) { files, name in
            files[name] = try? String(contentsOfFile: "\(tracer)/\(name)", encoding: .utf8)
        }
        do {
            return AccuracyCases.tracer(try TracerExperiment.read(files: files))
        } catch {
            throw Complaint("\(tracer): \(error)")
        }
    }
}
