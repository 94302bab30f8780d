import Testing

@testable import BelfryExposition

@Suite("Distinct values")
struct CounterTests {
  private func count(_ values: some Sequence<Int>, _ prefix: String) -> DistinctCounter {
    var counter = DistinctCounter()
    for value in values {
      Array("\(prefix)\(value)".utf8).withUnsafeBufferPointer {
        _ = counter.insert(ByteHash.of($0, seed: 7))
      }
    }
    return counter
  }

  @Test("Up to the limit the count is exact", arguments: [0, 1, 100, DistinctCounter.exactLimit])
  func exact(size: Int) {
    let counter = count((0..<size).map { $0 } + (0..<size).map { $0 }, "user-")
    #expect(counter.isExact && counter.count == size)
  }

  @Test(
    "Past the limit the estimate is within four of its standard errors",
    arguments: [4097, 6000, 9999, 20_000, 100_000, 1_000_000], ["", "u", "/path/"])
  func estimated(size: Int, prefix: String) {
    let counter = count(0..<size, prefix)
    let error = abs(Double(counter.count - size)) / Double(size)
    #expect(!counter.isExact)
    #expect(error < 4 * DistinctCounter.standardError, "\(counter.count) of \(size)")
  }

  @Test("The mean error over many sets is the one that is stated")
  func meanError() {
    var squares = 0.0
    let rounds = 60
    for round in 0..<rounds {
      let size = 30_000
      let error = Double(count(0..<size, "set \(round) ").count - size) / Double(size)
      squares += error * error
    }
    let deviation = (squares / Double(rounds)).squareRoot()
    #expect(deviation < 1.5 * DistinctCounter.standardError, "\(deviation)")
    #expect(deviation > DistinctCounter.standardError / 2, "\(deviation)")
  }

  @Test("A set of hashes knows what was put in")
  func hashes() {
    var set = HashSet64()
    var expected: Set<UInt64> = []
    var state: UInt64 = 42
    for _ in 0..<20_000 {
      state = state &* 6_364_136_223_846_793_005 &+ 1
      let value = state >> 50
      #expect(set.insert(value) == expected.insert(value == 0 ? 1 : value).inserted)
    }
    #expect(set.count == expected.count)
    #expect(Set(set.elements) == expected)
  }
}
