/// What is done to one entry of a river's register.
package enum RegisterAction: String, Hashable, Sendable, Codable, CaseIterable {
    /// Some of its fields get other values.
    case set
    /// It is new.
    case add
    /// It is taken off the list.
    case remove
}

/// A change of one entry, as the playbook writes it: each field by its way through the entry.
package struct RegisterChange: Hashable, Sendable, Codable {
    package let action: RegisterAction
    /// New values by field: `figures.minutesToOperate` is `90`. All of the entry's when it is new, none when it is removed; an empty text
    /// takes the field away.
    package let fields: [String: String]

    package init(action: RegisterAction, fields: [String: String] = [:]) {
        self.action = action
        self.fields = fields
    }
}
