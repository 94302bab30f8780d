extension FamilyTable {
  /// Takes a line of metadata.
  public mutating func take(_ metadata: ExpositionMetadata) {
    let number = familyNumbers[metadata.name] ?? addFamily(metadata.name, metadata.place)
    switch metadata.content {
    case .help(let text): take(help: text, metadata, number)
    case .type(let type): take(type: type, metadata, number)
    case .unit(let unit):
      families[number].unit = unit
      families[number].unitPlace = metadata.place
    }
  }

  private mutating func take(help: String, _ metadata: ExpositionMetadata, _ number: Int) {
    if families[number].helpPlace != nil, families[number].help != "" {
      report(
        .duplicateFamily, "a second HELP line for '\(metadata.name)'", help: Self.onceHelp,
        by: .tools, at: metadata.place)
      return
    }
    families[number].help = help
    families[number].helpPlace = metadata.place
  }

  private static let onceHelp =
    "A family has one HELP and one TYPE line; promtool and textfile collectors refuse the text."

  private mutating func take(type: FamilyType, _ metadata: ExpositionMetadata, _ number: Int) {
    if families[number].typePlace != nil {
      report(
        .duplicateFamily, "a second TYPE line for '\(metadata.name)'", help: Self.onceHelp,
        by: .tools, at: metadata.place)
      return
    }
    if families[number].sampleCount > 0 {
      report(
        .typeAfterSamples, "the type of '\(metadata.name)' comes after samples of it",
        help: "Write the TYPE line before the first sample; promtool refuses the text.",
        by: .tools, at: metadata.place)
    } else if let part = earlierPart(of: metadata.name, type) {
      report(
        .typeAfterSamples, "the type of '\(metadata.name)' comes after '\(part)'",
        help: "Write the TYPE line before the first sample; readers take those before as untyped.",
        at: metadata.place)
    }
    families[number].type = type
    families[number].typePlace = metadata.place
  }

  /// A sample of a histogram or summary that came before its type.
  private func earlierPart(of name: String, _ type: FamilyType) -> String? {
    guard type == .histogram || type == .summary else { return nil }
    let suffixes = type == .histogram ? ["_bucket", "_sum", "_count"] : ["_sum", "_count"]
    return suffixes.map { name + $0 }.first { part in
      familyNumbers[part].map {
        families[$0].sampleCount > 0 && families[$0].typePlace == nil
      } ?? false
    }
  }

  mutating func addFamily(_ name: String, _ place: ExpositionPlace) -> Int {
    familyNumbers[name] = families.count
    families.append(MetricFamily(name: name, at: place))
    return families.count - 1
  }

  /// The family of a sample's name and what it is to it: its own, or that of the name without its
  /// suffix, where the type allows one.
  func resolve(_ name: String) -> (family: Int, role: SampleRole)? {
    if let number = familyNumbers[name] { return (number, .plain) }
    for (suffix, role) in Self.suffixes where name.hasSuffix(suffix) {
      let base = String(name.dropLast(suffix.count))
      guard let number = familyNumbers[base],
        Self.allows(suffix, families[number].type, dialect)
      else { continue }
      return (number, role)
    }
    return nil
  }

  private static let suffixes: [(String, SampleRole)] = [
    ("_bucket", .bucket), ("_count", .count), ("_sum", .sum), ("_created", .created),
    ("_total", .plain), ("_info", .plain), ("_gcount", .count), ("_gsum", .sum),
  ]

  private static func allows(
    _ suffix: String, _ type: FamilyType, _ dialect: ExpositionDialect
  ) -> Bool {
    let isOpen = dialect == .openMetrics
    switch suffix {
    case "_bucket": return type == .histogram || type == .gaugehistogram
    case "_count", "_sum":
      return type == .histogram || type == .summary || type == .gaugehistogram && !isOpen
    case "_gcount", "_gsum": return type == .gaugehistogram
    case "_created":
      return isOpen && (type == .histogram || type == .summary || type == .counter)
    case "_total": return isOpen && type == .counter
    default: return isOpen && type == .info
    }
  }
}
