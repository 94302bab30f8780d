import Dispatch

extension Range<Int> {
  /// The range in order, in parts of so many numbers; the last may be shorter.
  package func parts(of size: Int) -> [Range<Int>] {
    stride(from: lowerBound, to: upperBound, by: size).map {
      $0..<Swift.min($0 + size, upperBound)
    }
  }
}

/// Results of a function for 0 to `count` - 1, worked out on all cores, in order; inside of another
/// such loop on the core that it runs on.
package func concurrently<Result: Sendable>(
  _ count: Int, _ work: @Sendable (Int) -> Result
) -> [Result] {
  // A single one leaves the cores to the loops inside of it.
  guard count > 1 else { return (0..<count).map(work) }
  return [Result](unsafeUninitializedCapacity: count) { slots, filled in
    // Each turn writes its own slot and reads none.
    nonisolated(unsafe) let slots = slots
    DispatchQueue.concurrentPerform(iterations: count) { index in
      slots.initializeElement(at: index, to: work(index))
    }
    filled = count
  }
}

/// Lets go of something on another core, as taking large trees apart takes time.
package func dispose(_ thing: consuming some Sendable) {
  DispatchQueue.global().async { [thing] in withExtendedLifetime(thing) {} }
}
