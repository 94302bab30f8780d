/// A metric that a program was seen with: `templates/series.txt`, made from real scrapes.
package struct KnownSeries: Sendable {
  /// A label, with its values where they are words of a list.
  package struct Label: Sendable {
    package var name: String
    package var values: [String]
  }

  /// The metric's name; a histogram's or summary's without ending.
  package var name: String
  package var type: MetricEntry.Kind
  package var labels: [Label]
  /// Versions of the program in which it was seen, the oldest first.
  package var versions: [String]

  /// A label by its name.
  package func label(_ name: String) -> Label? { labels.first { $0.name == name } }
}

/// The metrics of programs, by program and name.
package struct SeriesCatalogue: Sendable {
  /// What is in the binary; read on first use.
  package static let embedded = SeriesCatalogue(EmbeddedPacks.bytes("series.txt"))

  /// A line; what is behind the name is read when it is asked for.
  private struct Entry {
    var program: Int
    var type: MetricEntry.Kind
    var bits: Int
    var labels: Range<Int>
    /// The next entry of the same name, of another program.
    var next: Int?
  }

  private let bytes: [UInt8]
  private var programs: [(name: String, versions: [String])] = []
  private var entries: [Entry] = []
  private var byName: [String: Int] = [:]
  /// Names of the metrics of each program, in order.
  private var names: [[String]] = []

  /// Reads a list; lines that cannot be read are left out.
  package init(_ bytes: [UInt8]) {
    self.bytes = bytes
    byName.reserveCapacity(4096)
    entries.reserveCapacity(4096)
    bytes.withUnsafeBufferPointer { bytes in
      var start = 0
      while start < bytes.count {
        let end = Self.end(of: start, in: bytes, at: 0x0A, before: bytes.count)
        read(start..<end, bytes)
        start = end + 1
      }
    }
  }

  /// Where a word or line that begins at a place ends.
  private static func end(
    of start: Int, in bytes: UnsafeBufferPointer<UInt8>, at mark: UInt8, before limit: Int
  ) -> Int {
    var place = start
    while place < limit, bytes[place] != mark { place += 1 }
    return place
  }

  private mutating func read(_ line: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>) {
    guard let first = bytes[line].first, first != 0x23 else { return }
    if first == 0x3D {
      let words = bytes[line].split(separator: 0x20).dropFirst().map(Self.text)
      guard let name = words.first else { return }
      programs.append((name, Array(words.dropFirst())))
      names.append([])
      return
    }
    let bits = Self.end(of: line.lowerBound, in: bytes, at: 0x20, before: line.upperBound)
    let end = Self.end(of: bits + 1, in: bytes, at: 0x20, before: line.upperBound)
    guard bits > line.lowerBound, bits + 1 < end, !programs.isEmpty,
      let seen = Int(Self.text(bytes[line.lowerBound + 1..<bits]), radix: 16),
      let type = Self.types[first]
    else { return }
    let name = Self.text(bytes[bits + 1..<end])
    entries.append(
      Entry(
        program: programs.count - 1, type: type, bits: seen, labels: end..<line.upperBound,
        next: byName.updateValue(entries.count, forKey: name)))
    names[programs.count - 1].append(name)
  }

  /// Types by the letter that a line begins with.
  private static let types = Dictionary(
    MetricEntry.Kind.allCases.map { ($0.rawValue.utf8.first ?? 0, $0) },
    uniquingKeysWith: { first, _ in first })

  private static func text(_ bytes: some Collection<UInt8>) -> String {
    String(decoding: bytes, as: UTF8.self)
  }

  // MARK: Questions

  /// The metric that a series belongs to, in every program that has it.
  package func metrics(ofSeries name: String) -> [(program: String, metric: KnownSeries)] {
    owners(ofSeries: name).map { (programs[$0.entry.program].name, metric($0.name, $0.entry)) }
  }

  /// The metrics that a series may belong to: one of its name, or one whose histogram or summary has
  /// a series of that name.
  private func owners(ofSeries name: String) -> [(name: String, entry: Entry)] {
    var found = owners(name).map { (name: name, entry: $0) }
    for suffix in ["_bucket", "_sum", "_count"] where name.hasSuffix(suffix) {
      let base = String(name.dropLast(suffix.count))
      found += owners(base).filter { $0.type.suffixes.contains(suffix) }.map { (base, $0) }
    }
    return found
  }

  /// The entries of a name, one for each program that has it.
  private func owners(_ name: String) -> [Entry] {
    var found: [Entry] = []
    var next = byName[name]
    while let place = next {
      found.append(entries[place])
      next = entries[place].next
    }
    return found
  }

  /// The metric of a name, in every program that has it.
  package func metrics(_ name: String) -> [(program: String, metric: KnownSeries)] {
    owners(name).map { (programs[$0.program].name, metric(name, $0)) }
  }

  /// The types of the metric of a name, one for each program that has it.
  package func types(_ name: String) -> [MetricEntry.Kind] { owners(name).map(\.type) }

  /// Names of a program's metrics; histograms and summaries by their base.
  package func names(of program: String) -> [String] {
    programs.firstIndex { $0.name == program }.map { names[$0] } ?? []
  }

  /// Versions of a program that were scraped, the oldest first.
  package func versions(of program: String) -> [String] {
    programs.first { $0.name == program }?.versions ?? []
  }

  private func metric(_ name: String, _ entry: Entry) -> KnownSeries {
    let labels = bytes[entry.labels].split(separator: UInt8(ascii: " ")).map { word in
      let parts = word.split(separator: UInt8(ascii: "="), maxSplits: 1)
      let values = parts.count > 1 ? parts[1].split(separator: UInt8(ascii: "|")) : []
      return KnownSeries.Label(name: Self.text(parts[0]), values: values.map(Self.text))
    }
    let versions = programs[entry.program].versions.enumerated()
      .filter { entry.bits & 1 << $0.offset != 0 }.map(\.element)
    return KnownSeries(name: name, type: entry.type, labels: labels, versions: versions)
  }
}
