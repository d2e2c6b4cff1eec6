import Accord
import Chronology
import Events

/// Something that happens at a time in the simulated world.
enum Happening {
    /// A service looks at its journal.
    case turn(Side, Int)
    case restart(Side, Int)
    case powerCut(Side)
    case powerBack(Side)
    case breach(LinkBreach)
    case breachEnds(LinkBreach)
    /// An end of the link asks, a question arrives, an answer arrives, an answer has not come.
    case ask(Side)
    case question(from: Side, number: Int, after: Int64)
    case answer(to: Side, number: Int, after: Int64, PeerPage)
    case patience(Side, number: Int)
    case linkRestart(Side)
    /// What crosses has come into the other journal, says the live socket.
    case hint(to: Side)
    case deed(Side, Deed)
    /// A form whose answer did not come is sent again.
    case again(Side, Event, tries: Int)
    /// The sender looks at its journal, and has an answer of a channel.
    case send(Side)
    case channelAnswers(Side, Handing)
    case senderRestart(Side)
    /// Forecasts, days, reports: what comes from outside.
    case news(Side, News)
    case clock
    case keyRotation(Side)
}

/// What comes from outside the services that are simulated.
struct News {
    let payload: any EventPayload
    let subject: String
    let service: String
    let id: String
}

/// A message that a channel has in hand.
struct Handing {
    let request: NotificationRequested
    let cause: Event
    /// Its place among the request's channels.
    let channel: Int
    let attempts: [ChannelAttempt]
    let answer: Answer
    /// Its place in the channels' log.
    let log: Int
    /// Which life of the sender handed it over.
    let life: Int

    enum Answer {
        case taken
        case refused
        case silent
    }
}
