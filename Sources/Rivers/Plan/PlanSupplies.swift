import Events
import SoluteTransport

/// What the depots can bring to a place in time.
struct PlanSupplies {
    let river: River

    /// A road along a river is longer than the river's kilometres, and slow.
    static let roadFactor = 1.3
    static let kilometresPerHour = 40.0
    /// By road to a place on another watercourse, km.
    static let elsewhereKilometres = 100.0

    /// A depot that has some, with the minutes until it is there.
    struct Offer {
        let depot: Depot
        let amount: Double
        let minutes: Int
    }

    /// The soonest first.
    func offers(of supply: Depot.Supply, to location: Location) -> [Offer] {
        let offers = river.register.depots.compactMap { depot -> Offer? in
            guard let stock = depot.stocks.first(where: { $0.supply == supply }), stock.amount > 0 else { return nil }
            return Offer(depot: depot, amount: stock.amount, minutes: depot.minutesToLeave + minutes(from: depot.location, to: location))
        }
        return offers.sorted { ($0.minutes, $0.depot.id) < ($1.minutes, $1.depot.id) }
    }

    private func minutes(from begin: Location, to end: Location) -> Int {
        let apart =
            begin.watercourse == end.watercourse
            ? abs(begin.kilometre - end.kilometre) * Self.roadFactor : Self.elsewhereKilometres
        return Int((apart / Self.kilometresPerHour * 60).rounded(.up))
    }

    /// As many of the soonest as it takes, and none that comes too late.
    func chosen(_ offers: [Offer], needed tonnes: Double, within minutes: Int) -> [Offer] {
        var (chosen, sum) = ([Offer](), 0.0)
        for offer in offers where offer.minutes <= minutes && sum < tonnes {
            chosen.append(offer)
            sum += offer.amount
        }
        return chosen
    }
}
