import Dispatch
import Synchronization

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
  let results = Mutex([Result?](repeating: nil, count: count))
  DispatchQueue.concurrentPerform(iterations: count) { index in
    let result = work(index)
    results.withLock { $0[index] = result }
  }
  return results.withLock { $0.compactMap(\.self) }
}
