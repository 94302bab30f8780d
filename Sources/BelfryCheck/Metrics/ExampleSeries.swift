/// Series for examples that need many of them.
enum ExampleSeries {
  /// One line a worker: `jobs{worker="w-0"} 1`.
  static func workers(_ numbers: Range<Int>) -> String {
    numbers.map { "jobs{worker=\"w-\($0)\"} 1\n" }.joined()
  }
}
