import Accord
import Chronology
import Events
import Processing
import Region
import Wording

/// Both sides' nodes in one process, on a virtual clock, with a network that loses things and machines that fall over.
///
/// What decides is the code of production: the processors, the run of their shell, the intake of the link. What is simulated is what they
/// stand on: journals, disks, the network, the channels, the people, the weather. Everything is drawn from the seed: the same seed is
/// the same run, byte for byte.
package final class Simulation {
    package let seed: UInt64
    package let climate: Climate
    let length: DrillLength
    let ground: DrillGround
    let cast: DrillCast
    let realm: Realm
    let begin: Timestamp
    /// When nothing new comes any more and everybody is at their best, and when time stands still.
    let calm: Timestamp
    let end: Timestamp
    let time: VirtualTime
    var agenda = Agenda<Happening>()
    var nodes: [Side: DrillNode] = [:]
    var network: Network
    var forger: Forger?
    var turns: Chance
    var crashes: Chance
    var channels: Chance
    var history: History

    /// The first of the simulated days.
    private static let firstDay = CalendarDate(dayNumber: 20_400)

    package init(seed: UInt64, _ length: DrillLength, ground: DrillGround, cast: DrillCast) {
        (self.seed, self.length, self.ground, self.cast) = (seed, length, ground, cast)
        climate = Climate(seed: seed, length: length)
        realm = .exercise("simulation-\(seed)")
        begin = Timestamp(Self.firstDay, hour: length.firstHour(seed))
        calm = begin + length.trouble
        end = calm + length.calm
        time = VirtualTime(begin)
        network = Network(seed: seed)
        forger = climate.isHostile ? Forger(seed: seed) : nil
        turns = Chance(seed: seed, .turns)
        crashes = Chance(seed: seed, .crashes)
        channels = Chance(seed: seed, .channels)
        history = History(seed: seed, length: length, realm: realm, begin: begin, end: end)
        for side in Side.allCases { nodes[side] = node(side) }
        schedule()
    }

    private func node(_ side: Side) -> DrillNode {
        let skew = climate.skew[side == .local ? 0 : 1]
        let clock = { [climate, time, end] in NodeClock(climate.clock) { min(time.now, end) + skew } }
        return DrillNode(
            side, services: cast.services(side).map(Self.service), link: link(side), signer: signer(side),
            people: DrillPeople(side, ground, climate.habits, seed: seed), place: DrillPlace(side: side, realm: realm, clock: clock))
    }

    private func signer(_ side: Side) -> DrillSigner? { climate.isSigned ? DrillSigner(seed: seed, side) : nil }

    private func link(_ side: Side) -> LinkEnd {
        let theirs = signer(side.other).map { KeyRing.Entry(side: side.other, key: $0.verifying) }
        let policy = ground.crossing.requiring(climate.isSigned ? cast.signatures : .accepted)
        return LinkEnd(side, realm: realm, policy: policy, keys: KeyRing(theirs.map { [$0] } ?? []))
    }

    private static func service(_ processor: any Processor) -> any DrillService {
        func made<P: Processor>(_ processor: P) -> any DrillService { ProcessorService(processor) }
        return made(processor)
    }

    // MARK: - Running

    /// From the first day to the rest after the last.
    package func run() -> History {
        for side in Side.allCases { startAll(side) }
        while let entry = agenda.next() {
            time.advance(to: entry.at)
            happen(entry.what)
            if agenda.isFull {
                history.unrest = "more than \(Agenda<Happening>.maximum) things are waiting to happen"
                break
            }
        }
        if history.unrest == nil { comeToRest() }
        return finished()
    }

    var now: Timestamp { time.now }
    var isCalm: Bool { now >= calm }
    var isOver: Bool { now >= end }

    func add(_ what: Happening, at time: Timestamp) { agenda.add(what, at: max(time, now), tie: turns.number()) }
    func add(_ what: Happening, after span: Duration) { add(what, at: now + span) }

    /// What no journal says.
    func note(_ side: Side?, _ zh: String, _ en: String) {
        history.mishaps.append(Mishap(at: now, side: side, text: Bilingual(zh: zh, en: en)))
    }

    func happen(_ what: Happening) {
        switch what {
        case .turn(let side, let service): takeTurn(side, service)
        case .restart(let side, let service): restart(side, service)
        case .powerCut(let side): cutPower(side)
        case .powerBack(let side): returnPower(side)
        case .breach(let breach): begin(breach)
        case .breachEnds(let breach): network.end(breach)
        case .ask(let side): ask(side)
        case .question(let side, let number, let after): answer(side, number, after)
        case .answer(let side, let number, let after, let page): take(page, after, number, side)
        case .patience(let side, let number): losePatience(side, number)
        case .linkRestart(let side): restartLink(side)
        case .hint(let side): hear(hintTo: side)
        case .deed(let side, let deed): act(deed, side)
        case .again(let side, let event, let tries): sendAgain(event, side, tries)
        case .send(let side): send(side)
        case .channelAnswers(let side, let handing): take(handing, side)
        case .senderRestart(let side): restartSender(side)
        case .news(let side, let news): tell(news, side)
        case .clock: tick()
        case .keyRotation(let side): rotateKey(side)
        }
    }
}
