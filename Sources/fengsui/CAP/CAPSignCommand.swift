import ArgumentParser
import CAP
import CAPXML
import Foundation
import Wording

/// Signs a message.
struct CAPSignCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sign",
        abstract: "Sign a CAP message: enveloped, exclusive canonical form, RSA- or ECDSA-SHA256. 签名",
        discussion: """
            The key is a private RSA (2048 bits or more) or EC key in PEM without a
            pass phrase, in a file that only its owner may read. A pair is made with

            openssl ecparam -name prime256v1 -genkey -noout -out side.key
            openssl ec -in side.key -pubout -out side.pem

            A message that `fengsui cap lint` finds not valid is not signed; what is
            wrong is said, and the command ends with 1.
            """)

    @Argument(help: ArgumentHelp("The message; - is standard input. 消息文件", valueName: "file"))
    var file: String

    @Option(help: ArgumentHelp("The private key. 私钥文件", valueName: "file"))
    var key: String

    @Flag(help: "Sign it although it is not valid, to try what receivers do with it. 无效也签名（仅供测试）")
    var evenIfInvalid = false

    @Option(help: ArgumentHelp("Where the signed message goes; default: standard output. 输出文件", valueName: "file"))
    var out: String?

    @Option(help: "Language: zh, en or both; default: the system's. 语言")
    var language = OutputLanguage.system

    func run() throws {
        let bytes = try CAPFile.bytes(of: file)
        do throws(CAPXMLError) {
            let key = try CAPKeyFile.read(key, isPrivate: true)
            try write(evenIfInvalid ? try CAPSigner.sign(bytes, with: key) : try CAPSigner.signIfValid(bytes, with: key))
        } catch {
            printError("\(file.printable): \(language.choose(from: error.text).printable)")
            throw ExitCode.failure
        }
    }

    private func write(_ bytes: [UInt8]) throws(CAPXMLError) {
        guard let out else { return FileHandle.standardOutput.write(Data(bytes)) }
        do { try Data(bytes).write(to: URL(filePath: out), options: .atomic) } catch {
            throw .unreadable(Bilingual(zh: "无法写入 \(out)", en: "\(out) cannot be written"))
        }
    }
}

/// Says who signed a message.
struct CAPVerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Verify a CAP message's signature against a key that you have. 验签",
        discussion: """
            The key is the sender's public key or certificate in PEM, received by
            another way than the message. A key inside of the message is not asked.
            A certificate has to count at the time at which the message says it was
            sent; whether it was revoked is not looked up: keep a file of those that
            are good.

            Ends with 0 when the whole message is signed with that key, 1 otherwise.
            """)

    @Argument(help: ArgumentHelp("The message; - is standard input. 消息文件", valueName: "file"))
    var file: String

    @Option(help: ArgumentHelp("The sender's public key or certificate. 公钥或证书", valueName: "file"))
    var key: String

    @Option(help: "Language: zh, en or both; default: the system's. 语言")
    var language = OutputLanguage.system

    func run() throws {
        let bytes = try CAPFile.bytes(of: file)
        do throws(CAPSignatureFault) {
            let algorithm = try CAPVerifier.verify(bytes, with: try signer())
            let text = Bilingual(zh: "签名有效（\(algorithm)），覆盖整条消息", en: "the signature holds (\(algorithm)) and covers the whole message")
            print("\(file.printable): " + Terminal.styled(language.choose(from: text), .green))
        } catch {
            printError("\(file.printable): \(language.choose(from: error.text).printable)")
            throw ExitCode.failure
        }
    }

    private func signer() throws(CAPSignatureFault) -> SigningKey {
        do throws(CAPXMLError) { return try CAPKeyFile.read(key, isPrivate: false) } catch { throw .library(error) }
    }
}

extension CAPFile {
    /// For commands that need one message and nothing else.
    fileprivate static func bytes(of name: String) throws -> [UInt8] {
        do throws(MessageFile.Fault) { return try MessageFile.bytes(of: name) } catch {
            throw Complaint("\(name.printable): \(error.text.zh) · \(error.text.en)")
        }
    }
}

/// A key in a file.
enum CAPKeyFile {
    static func read(_ name: String, isPrivate: Bool) throws(CAPXMLError) -> SigningKey {
        let bytes: [UInt8]
        do throws(MessageFile.Fault) { bytes = try MessageFile.bytes(of: name) } catch {
            throw .unreadable(Bilingual(zh: "密钥文件 \(name)：\(error.text.zh)", en: "the key file \(name): \(error.text.en)"))
        }
        if isPrivate, isOpenToOthers(name) {
            throw .unreadable(
                Bilingual(zh: "别人也能读到私钥 \(name)；先执行 chmod 600", en: "others can read the private key \(name); say chmod 600 first"))
        }
        return try SigningKey(pem: bytes)
    }

    private static func isOpenToOthers(_ name: String) -> Bool {
        let attributes = try? FileManager.default.attributesOfItem(atPath: name)
        let permissions = (attributes?[.posixPermissions] as? NSNumber)?.intValue ?? 0
        return permissions & 0o077 != 0
    }
}
