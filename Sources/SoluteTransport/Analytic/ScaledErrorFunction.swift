import Foundation

/// erfcx(x) = e^(x²)·erfc(x), without the overflow and underflow of its factors. Relative error below 1e-13 for x ≥ −5.
package func scaledComplementaryErrorFunction(_ x: Double) -> Double {
    if x < 0 { return 2 * exp(x * x) - scaledComplementaryErrorFunction(-x) }
    return x < 10 ? productForm(x) : asymptoticForm(x)
}

/// x² is split in two, because the exponential would multiply its rounding error by x².
private func productForm(_ x: Double) -> Double {
    let square = x * x
    let rest = (-square).addingProduct(x, x)
    return exp(square) * (1 + rest) * erfc(x)
}

/// 1/(x√π)·Σ (−1)ⁿ(2n−1)!!/(2x²)ⁿ (Abramowitz and Stegun 7.1.23); from x = 10 on ten terms are exact to the last digit.
private func asymptoticForm(_ x: Double) -> Double {
    let inverse = 1 / (2 * x * x)
    var (term, sum) = (1.0, 1.0)
    for n in 1...10 {
        term *= -Double(2 * n - 1) * inverse
        sum += term
        if abs(term) < 1e-17 { break }
    }
    return sum / (x * Double.pi.squareRoot())
}
