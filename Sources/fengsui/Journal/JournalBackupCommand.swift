import ArgumentParser
import Events
import Foundation
import Journal

/// Copies a journal while it is in use.
struct JournalBackupCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "Copy a journal, also while it is in use, and verify the copy. 备份日志",
        discussion: "The copy appears under its name only when it is whole, verified and on the disk. An existing file is not overwritten.")
    @OptionGroup var options: JournalFileOptions
    @Argument(help: "Where the copy goes. 备份文件")
    var destination: String

    func run() throws {
        try reporting {
            let copy = try JournalBackup.make(of: options.open(), at: destination, progress: showProgress)
            Terminal.endProgress()
            print("\(destination): \(copy.count) events, verified 已校验, last link \(copy.link.hexadecimal)")
        }
    }
}

/// Puts a copy in the place of a journal that was lost.
struct JournalRestoreCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore",
        abstract: "Put a verified backup in the place of a lost journal. 恢复日志",
        discussion: """
            Stop the node first, and move what is left of the old journal away (the file, and those beside it that end in -wal and -shm):
            nothing is overwritten. Remove the node's folder `snapshots` as well, because a service must not know more than its journal.
            """)
    @OptionGroup var options: JournalFileOptions
    @Argument(help: "The backup to restore. 备份文件")
    var backup: String

    func run() throws {
        try reporting {
            let (path, realm) = try options.place()
            let copy = try JournalFile(path: backup)
            if let realm, realm != copy.realm {
                throw JournalError.otherRealm(path: backup, stored: copy.realm.description, wanted: realm.description)
            }
            let restored = try JournalBackup.restore(copy, to: path, progress: showProgress)
            Terminal.endProgress()
            print("\(path): \(restored.count) events, verified 已校验, last link \(restored.link.hexadecimal)")
        }
    }
}
