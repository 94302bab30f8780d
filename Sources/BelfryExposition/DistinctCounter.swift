/// Counts distinct values: exactly up to a limit, then by HyperLogLog in four kilobytes.
///
/// P. Flajolet, É. Fusy, O. Gandouet and F. Meunier, "HyperLogLog" (2007), with the correction for
/// small ranges; hashes have 64 bits, so large ranges need none.
public struct DistinctCounter: Sendable {
  /// Number of values up to which the count is exact.
  public static let exactLimit = 4096
  /// Standard error of the estimate past the limit, as a share of it: 1.04 / √4096.
  public static let standardError = 0.01625

  private static let bits = 12
  private var exact = HashSet64()
  private var registers: [UInt8] = []

  /// Nothing counted.
  public init() {}

  /// Whether the count is exact.
  public var isExact: Bool { registers.isEmpty }

  /// Number of distinct values, an estimate where it is not exact.
  public var count: Int { isExact ? exact.count : max(Self.exactLimit, estimate) }

  /// Counts a value by its hash; whether it is surely new. Past the limit, only what changes the
  /// estimate counts as new.
  @inline(__always)
  mutating func insert(_ hash: UInt64) -> Bool {
    if registers.isEmpty {
      guard exact.insert(hash) else { return false }
      if exact.count > Self.exactLimit { turn() }
      return true
    }
    return note(hash)
  }

  private mutating func turn() {
    registers = [UInt8](repeating: 0, count: 1 << Self.bits)
    for hash in exact.elements { _ = note(hash) }
    exact = HashSet64()
  }

  private mutating func note(_ hash: UInt64) -> Bool {
    let index = Int(truncatingIfNeeded: hash >> (64 - UInt64(Self.bits)))
    let rest = hash << UInt64(Self.bits) | 1 << UInt64(Self.bits - 1)
    let rank = UInt8(truncatingIfNeeded: rest.leadingZeroBitCount + 1)
    guard rank > registers[index] else { return false }
    registers[index] = rank
    return true
  }

  private var estimate: Int {
    var sum = 0.0
    var zeros = 0
    for rank in registers {
      sum += 1 / Double(UInt64(1) << UInt64(min(rank, 63)))
      if rank == 0 { zeros += 1 }
    }
    let size = Double(registers.count)
    let raw = 0.7213 / (1 + 1.079 / size) * size * size / sum
    if raw <= 2.5 * size, zeros > 0 { return Int(size * logarithm(size / Double(zeros))) }
    return Int(min(raw, 1e18))
  }

  /// The natural logarithm of a number of at least one, by its series: a count needs no more.
  private func logarithm(_ value: Double) -> Double {
    let exponent = Double(value.exponent)
    let part = (value.significand - 1) / (value.significand + 1)
    let square = part * part
    var term = part
    var sum = 0.0
    for step in stride(from: 1.0, through: 31, by: 2) {
      sum += term / step
      term *= square
    }
    return 2 * sum + exponent * 0.693_147_180_559_945_3
  }
}
