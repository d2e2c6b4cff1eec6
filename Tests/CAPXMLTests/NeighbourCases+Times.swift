// References and times.

extension NeighbourCases {
    static let references: [Case] = [
        Case(
            "a reference: only an identifier", "reference.form", "<code>fengsui</code>",
            broken: "<code>fengsui</code><references>A</references>",
            sound:
                "<code>fengsui</code><references>w.example,A,2020-03-25T18:00:00+08:00\n  w.example,B,2020-03-25T18:00:00+08:00</references>",
            both: Edit("<msgType>Alert</msgType>", "<msgType>Update</msgType>")),
        Case(
            "a reference: a blank behind the commas", "reference.form", "<code>fengsui</code>",
            broken: "<code>fengsui</code><references>w.example, A, 2020-03-25T18:00:00+08:00</references>",
            sound:
                "<code>fengsui</code><references>w.example,A,2020-03-25T18:00:00+08:00\n  w.example,B,2020-03-25T18:00:00+08:00</references>",
            both: Edit("<msgType>Alert</msgType>", "<msgType>Update</msgType>")),
        Case(
            "a reference: Z in a reference", "reference.form", "<code>fengsui</code>",
            broken: "<code>fengsui</code><references>w.example,A,2020-03-25T10:00:00Z</references>",
            sound:
                "<code>fengsui</code><references>w.example,A,2020-03-25T18:00:00+08:00\n  w.example,B,2020-03-25T18:00:00+08:00</references>",
            both: Edit("<msgType>Alert</msgType>", "<msgType>Update</msgType>")),
        Case(
            "a reference: semicolons between references", "reference.form", "<code>fengsui</code>",
            broken:
                "<code>fengsui</code><references>w.example,A,2020-03-25T18:00:00+08:00;w.example,B,2020-03-25T18:00:00+08:00</references>",
            sound:
                "<code>fengsui</code><references>w.example,A,2020-03-25T18:00:00+08:00\n  w.example,B,2020-03-25T18:00:00+08:00</references>",
            both: Edit("<msgType>Alert</msgType>", "<msgType>Update</msgType>")),
        Case(
            "a reference: four parts", "reference.form", "<code>fengsui</code>",
            broken: "<code>fengsui</code><references>w.example,A,B,2020-03-25T18:00:00+08:00</references>",
            sound:
                "<code>fengsui</code><references>w.example,A,2020-03-25T18:00:00+08:00\n  w.example,B,2020-03-25T18:00:00+08:00</references>",
            both: Edit("<msgType>Alert</msgType>", "<msgType>Update</msgType>")),
        Case(
            "a reference: an empty part", "reference.form", "<code>fengsui</code>",
            broken: "<code>fengsui</code><references>w.example,,2020-03-25T18:00:00+08:00</references>",
            sound:
                "<code>fengsui</code><references>w.example,A,2020-03-25T18:00:00+08:00\n  w.example,B,2020-03-25T18:00:00+08:00</references>",
            both: Edit("<msgType>Alert</msgType>", "<msgType>Update</msgType>")),
        Case(
            "a reference to what comes later", "reference.future", "<code>fengsui</code>",
            broken: "<code>fengsui</code><references>w.example,A,2020-03-27T18:00:00+08:00</references>",
            sound: "<code>fengsui</code><references>w.example,A,2020-03-26T10:00:00-00:00</references>",
            both: Edit("<msgType>Alert</msgType>", "<msgType>Update</msgType>")),
    ]

    static let times: [Case] = [
        Case(
            "sent 2020-03-26T10:00:00Z", "time.form", "<sent>2020-03-26T18:00:00+08:00", broken: "<sent>2020-03-26T10:00:00Z",
            sound: "<sent>2020-03-26T10:00:00-00:00"),
        Case(
            "sent 2020-03-26T18:00:00.5+08:00", "time.form", "<sent>2020-03-26T18:00:00+08:00", broken: "<sent>2020-03-26T18:00:00.5+08:00",
            sound: "<sent>2020-03-26T10:00:00-00:00"),
        Case(
            "sent 2020-03-26T18:00:00", "time.form", "<sent>2020-03-26T18:00:00+08:00", broken: "<sent>2020-03-26T18:00:00",
            sound: "<sent>2020-03-26T10:00:00-00:00"),
        Case(
            "sent 2020-03-26 18:00:00+08:00", "time.form", "<sent>2020-03-26T18:00:00+08:00", broken: "<sent>2020-03-26 18:00:00+08:00",
            sound: "<sent>2020-03-26T10:00:00-00:00"),
        Case(
            "sent 26-03-2020T18:00:00+08:00", "time.form", "<sent>2020-03-26T18:00:00+08:00", broken: "<sent>26-03-2020T18:00:00+08:00",
            sound: "<sent>2020-03-26T10:00:00-00:00"),
        Case(
            "sent 2020-03-26T18:00+08:00", "time.form", "<sent>2020-03-26T18:00:00+08:00", broken: "<sent>2020-03-26T18:00+08:00",
            sound: "<sent>2020-03-26T10:00:00-00:00"),
        Case(
            "sent 2020-03-26T25:00:00+08:00", "time.form", "<sent>2020-03-26T18:00:00+08:00", broken: "<sent>2020-03-26T25:00:00+08:00",
            sound: "<sent>2020-03-26T10:00:00-00:00"),
        Case(
            "sent 2020-02-30T18:00:00+08:00", "time.form", "<sent>2020-03-26T18:00:00+08:00", broken: "<sent>2020-02-30T18:00:00+08:00",
            sound: "<sent>2020-03-26T10:00:00-00:00"),
        Case(
            "sent 2020-03-26T18:00:00+8:00", "time.form", "<sent>2020-03-26T18:00:00+08:00", broken: "<sent>2020-03-26T18:00:00+8:00",
            sound: "<sent>2020-03-26T10:00:00-00:00"),
        Case(
            "sent 2020-03-26T18:00:00 +08:00", "time.form", "<sent>2020-03-26T18:00:00+08:00", broken: "<sent>2020-03-26T18:00:00 +08:00",
            sound: "<sent>2020-03-26T10:00:00-00:00"),
        Case(
            "sent 2020-03-26T18:00:00+0800", "time.form", "<sent>2020-03-26T18:00:00+08:00", broken: "<sent>2020-03-26T18:00:00+0800",
            sound: "<sent>2020-03-26T10:00:00-00:00"),
        Case(
            "UTC as +00:00", "time.utc", "<sent>2020-03-26T18:00:00+08:00", broken: "<sent>2020-03-26T10:00:00+00:00",
            sound: "<sent>2020-03-26T10:00:00-00:00"),
        Case(
            "over before it is sent", "time.expires-sent", "<expires>2020-03-29T00:00:00+08:00",
            broken: "<expires>2020-03-26T17:59:59+08:00", sound: "<expires>2020-03-26T10:30:00-00:00",
            both: Edit("<effective>2020-03-26T18:00:00+08:00</effective>", "")),
        Case(
            "over in the same second", "time.expires-sent", "<expires>2020-03-29T00:00:00+08:00",
            broken: "<expires>2020-03-26T10:00:00-00:00", sound: "<expires>2020-03-26T10:00:01-00:00",
            both: Edit("<effective>2020-03-26T18:00:00+08:00</effective>", "")),
        Case(
            "over before it takes effect", "time.expires-effective", "<effective>2020-03-26T18:00:00+08:00",
            broken: "<effective>2020-03-29T00:00:00+08:00", sound: "<effective>2020-03-28T15:59:59-00:00"),
        Case(
            "over before it begins", "time.expires-onset", "<onset>2020-03-27T00:00:00+08:00", broken: "<onset>2020-03-29T00:00:01+08:00",
            sound: "<onset>2020-03-29T00:00:00+08:00"),
        Case(
            "a Cancel that is over when it is sent", "time.expires-cancel", "<expires>2020-03-29T00:00:00+08:00",
            broken: "<expires>2020-03-26T18:00:00+08:00", sound: "<expires>2020-03-26T19:00:00+08:00",
            both: Edit("<msgType>Alert</msgType>", "<msgType>Cancel</msgType>"),
            Edit("<code>fengsui</code>", "<code>fengsui</code><references>w.example,A,2020-03-25T18:00:00+08:00</references>")),
        Case(
            "a slip in the year", "time.expires-far", "<expires>2020-03-29T00:00:00+08:00", broken: "<expires>2022-03-29T00:00:00+08:00",
            sound: "<expires>2021-03-26T00:00:00+08:00"),
        Case(
            "begun, and yet in the future", "time.onset-urgency", "<onset>2020-03-27T00:00:00+08:00",
            broken: "<onset>2020-03-26T12:00:00+08:00", sound: "<onset>2020-03-26T18:00:00+08:00"),
        Case(
            "begun before it takes effect", "time.onset-effective", "<onset>2020-03-27T00:00:00+08:00",
            broken: "<onset>2020-03-26T12:00:00+08:00", sound: "<onset>2020-03-26T18:00:00+08:00",
            both: Edit("<urgency>Future", "<urgency>Immediate"), Edit("<urgency>Future", "<urgency>Immediate")),
        Case(
            "in effect a day before it is sent", "time.effective-sent", "<effective>2020-03-26T18:00:00+08:00",
            broken: "<effective>2020-03-25T18:00:00+08:00", sound: "<effective>2020-03-26T17:45:00+08:00"),
    ]
}
