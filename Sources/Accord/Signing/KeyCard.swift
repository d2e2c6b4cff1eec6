package import Events
package import Playbook
import Wording

/// What one side hands to the other so that they can meet: its public keys as a small text, and digits that people read to each other over
/// the telephone to know that nobody changed it on the way.
package struct KeyCard: Hashable, Sendable {
    package let side: Side
    package let realm: Realm
    /// The journal's public CURVE key, 40 characters of Z85: it admits and is recognised.
    package let journal: String
    /// The key with which the side signs.
    package let signing: VerifyingKey

    package init(side: Side, realm: Realm, journal: String, signing: VerifyingKey) {
        (self.side, self.realm, self.journal, self.signing) = (side, realm, journal, signing)
    }

    /// Six groups of five digits (about 99 bits): nobody finds other keys with the same ones.
    package var digits: String {
        let text = ["fengsui-card-1", side.rawValue, realm.description, journal, signing.base64].joined(separator: "\0")
        let hash = Digest.of(Array(text.utf8))
        return (0..<6).map { group in
            let number = hash[(group * 5)..<(group * 5 + 5)].reduce(UInt64(0)) { $0 << 8 | UInt64($1) } % 100_000
            let digits = String(number)
            return String(repeating: "0", count: 5 - digits.count) + digits
        }.joined(separator: " ")
    }

    package var text: String {
        """
        # 烽燧密钥卡 · Fengsui key card. It holds no secret. 卡上没有秘密。
        # 双方先在电话里互读 digits，一致后再 fengsui keys accept。
        # Read the digits to each other over the telephone; only when they are the same: fengsui keys accept.
        side: \(side.rawValue)
        realm: \(realm)
        journal: '\(journal)'
        signing: '\(signing.base64)'
        digits: '\(digits)'

        """
    }

    /// Reads a card; one whose digits do not fit its keys was changed or mistyped.
    package static func read(_ text: String, file: String) -> (value: KeyCard?, findings: [Finding]) {
        Reader.read(text, file: file) { fields in
            let side = fields.choice("side", of: Side.self)
            let realm = fields.parsed("realm", as: Bilingual(zh: "领域", en: "realm"), example: "actual") { Realm($0) }
            let journal = fields.string("journal", length: 40...40)
            let key = Bilingual(zh: "签名公钥", en: "a public signing key")
            let signing = fields.parsed("signing", as: key, example: "43 characters and =") { try? VerifyingKey(base64: $0) }
            let digits = fields.string("digits", length: 35...35)
            fields.rejectUnknownKeys()
            guard let side, let realm, let journal, let signing, let digits else { return nil }
            let card = KeyCard(side: side, realm: realm, journal: journal, signing: signing)
            guard card.digits == digits else {
                fields.report(
                    at: "digits",
                    problem: Bilingual(zh: "数字与密钥不符：卡被改动或抄错", en: "they do not fit the keys: the card was changed or mistyped"),
                    remedy: Bilingual(zh: "请对方重新发卡", en: "ask the other side for the card again"))
                return nil
            }
            return card
        }
    }
}
