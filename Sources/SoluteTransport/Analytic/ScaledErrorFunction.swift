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

/// 1/(x√π)·Σ (−1)ⁿ(2n−1)!!/(2x²)ⁿ (Abramowitz and Stegun 7.1.23); from x = 10 on ten terms are exact to the last digit, from 26 on five.
private func asymptoticForm(_ x: Double) -> Double {
    let y = -1 / (2 * x * x)
    let small = 1 + y * (1 + 3 * y * (1 + 5 * y * (1 + 7 * y)))
    if x >= 26 { return (small + 945 * y * y * y * y * y) / (x * squareRootOfPi) }
    let rest = 1 + 11 * y * (1 + 13 * y * (1 + 15 * y * (1 + 17 * y * (1 + 19 * y))))
    let sum = small + 945 * y * y * y * y * y * rest
    return sum / (x * squareRootOfPi)
}

private let squareRootOfPi = 1.772_453_850_905_516
