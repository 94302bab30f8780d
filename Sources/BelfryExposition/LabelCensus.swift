/// What was seen of one label of one family.
public struct LabelCensus: Sendable {
  /// The name.
  public let name: String
  /// The name where it first stood.
  public let place: ExpositionPlace
  /// Its distinct values.
  public private(set) var values = DistinctCounter()
  /// Distinct values by what they look like, as long as the count is exact.
  public private(set) var classes: [ValueClass: Int] = [:]
  /// A few values of each class, as they came.
  public private(set) var examples: [ValueClass: [String]] = [:]
  /// Number of samples that have the label.
  public private(set) var sampleCount = 0

  private var last: UInt64 = 0
  private static let exampleCount = 3
  private static let exampleLength = 80

  init(name: String, at place: ExpositionPlace) {
    self.name = name
    self.place = place
  }

  /// Counts a value by its hash.
  @inline(__always)
  mutating func count(_ value: UnsafeBufferPointer<UInt8>, _ hash: UInt64) {
    sampleCount &+= 1
    if hash == last { return }
    last = hash
    if values.insert(hash), values.isExact { classify(value) }
  }

  private mutating func classify(_ value: UnsafeBufferPointer<UInt8>) {
    let kind = ValueClass.of(value)
    classes[kind, default: 0] += 1
    guard (examples[kind]?.count ?? 0) < Self.exampleCount else { return }
    var end = min(value.count, Self.exampleLength)
    while end < value.count, end > 0, value[end] & 0xC0 == 0x80 { end -= 1 }
    let text = String(decoding: value[..<end], as: UTF8.self)
    examples[kind, default: []].append(end < value.count ? text + "\u{2026}" : text)
  }

  /// The class of most values and its share of all that were looked at.
  public var mainClass: (kind: ValueClass, share: Double)? {
    let total = classes.values.reduce(0, +)
    let most = ValueClass.allCases.max { (classes[$0] ?? 0) < (classes[$1] ?? 0) }
    guard total > 0, let most else { return nil }
    return (most, Double(classes[most] ?? 0) / Double(total))
  }

  /// A few values, those of the main class first.
  public var someValues: [String] {
    let main = mainClass.map { [$0.kind] } ?? []
    let order = main + ValueClass.allCases.filter { !main.contains($0) }
    return Array(order.flatMap { examples[$0] ?? [] }.prefix(Self.exampleCount))
  }
}
