import Glibc
import NIOCore

/// Why the desk cannot run. Each text says what to do about it.
package enum DeskError: Error, Hashable, Sendable {
    /// The page's files are not where the program is.
    case pageMissing(file: String, beside: String)
    /// Another program has the port.
    case portTaken(host: String, port: Int)
    /// The system gives this account no such port.
    case portForbidden(host: String, port: Int)
    /// The host is no address of this machine.
    case hostElsewhere(host: String, port: Int)
}

extension DeskError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .pageMissing(let file, let folder):
            "the page's file \(file) is not there; the folder that ends in ‘_DutyDesk.resources’ belongs beside the program, in \(folder)"
        case .portTaken(let host, let port):
            "the desk cannot listen on \(host):\(port), another program has that port 端口已被占用；\(Self.chosen(port)): "
                + "stop the other program (ss -ltnp names it), or write another port there"
        case .portForbidden(let host, let port):
            "the desk may not listen on \(host):\(port) 无权使用该端口；\(Self.chosen(port)): write a port from 1024 on there"
        case .hostElsewhere(let host, let port):
            "the desk cannot listen on \(host):\(port), no address of this machine 不是本机地址；\(Self.chosen(port)): "
                + "write one of this machine's, such as \(DeskServer.defaultHost)"
        }
    }
}

extension DeskError {
    /// Where the address is chosen.
    private static func chosen(_ port: Int) -> String {
        "it is chosen by the line ‘desk: {host: …, port: \(port)}’ of the node's file (without one it is "
            + "\(DeskServer.defaultHost):\(DeskServer.defaultPort)), in a replay by --desk-port"
    }

    /// What the system says when it opens no port, where we know what to do about it.
    init?(_ error: IOError, host: String, port: Int) {
        switch error.errnoCode {
        case EADDRINUSE: self = .portTaken(host: host, port: port)
        case EACCES: self = .portForbidden(host: host, port: port)
        case EADDRNOTAVAIL: self = .hostElsewhere(host: host, port: port)
        default: return nil
        }
    }
}
