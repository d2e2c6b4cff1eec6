import Foundation

/// A file that only its owner may read.
package enum SecretFile {
    /// The text in it, without blanks around it; nil when there is no such file.
    /// - Throws: `SecretFileError` when others may read it: then the secret is no secret any more.
    package static func text(at path: String) throws(SecretFileError) -> String? {
        guard let data = FileManager.default.contents(atPath: path) else {
            guard FileManager.default.fileExists(atPath: path) else { return nil }
            throw .unreadable(path: path)
        }
        if let mode = openMode(of: path) { throw .open(path: path, mode: mode) }
        return String(decoding: data, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// The mode when group or others may do anything with the file; nil when it is the owner's alone.
    package static func openMode(of path: String) -> Int? {
        let mode = (try? FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int) ?? 0o777
        return mode & 0o077 == 0 ? nil : mode
    }

    /// Writes it so that it is there whole or not at all, and never open to others.
    package static func write(_ text: String, to path: String) throws {
        try DurableFile.write(Data((text + "\n").utf8), to: path)
    }
}

/// Why a secret cannot be used.
package enum SecretFileError: Error, Hashable, CustomStringConvertible {
    case open(path: String, mode: Int)
    case unreadable(path: String)
    case noKey(path: String)

    package var description: String {
        switch self {
        case .open(let path, let mode):
            "\(path) has the mode \(String(mode, radix: 8)): others may read it. Take that away (chmod 600) and, if others were there, make a new key"
        case .unreadable(let path): "\(path) cannot be read; check its owner"
        case .noKey(let path): "\(path) holds no signing key; restore it, or make another with `fengsui keys make`"
        }
    }
}
