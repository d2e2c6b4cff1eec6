import Foundation

extension Double {
    /// For people: rounded, with exactly this many decimals.
    func text(decimals: Int) -> String {
        let scale = pow(10, Double(decimals))
        guard isFinite, abs(self) < 1e12 else { return "\(self)" }
        let units = Int((abs(self) * scale).rounded())
        let sign = self < 0 && units > 0 ? "-" : ""
        guard decimals > 0 else { return "\(sign)\(units)" }
        let digits = String(units % Int(scale))
        return "\(sign)\(units / Int(scale))." + String(repeating: "0", count: decimals - digits.count) + digits
    }
}
