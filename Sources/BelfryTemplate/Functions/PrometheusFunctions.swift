/// Functions of alert templates (Prometheus 3.14, template reference).
public enum PrometheusFunctions {
  /// All of them, by name.
  public static let table: [String: TemplateFunction] = {
    var table: [String: TemplateFunction] = [:]
    for function in CommonFunctions.all + queries + numbers + times + texts {
      table[function.name] = function
    }
    return table
  }()

  /// Functions of console templates, which may call templates by computed names.
  public static let consoleTable: [String: TemplateFunction] = {
    var table = PrometheusFunctions.table
    table["tmpl"] = TemplateFunction("tmpl", [.string, .any]) { run, arguments throws(RunError) in
      .safe(try run.rendered(arguments[0].text, arguments[1]))
    }
    return table
  }()

  // MARK: Queries

  private static let queries: [TemplateFunction] = [
    TemplateFunction("query", [.string]) { run, arguments throws(RunError) in
      guard let samples = run.environment.query(arguments[0].text) else {
        throw RunError("no answer is known for this query")
      }
      return .list(samples.map(\.value), .queryResult)
    },
    TemplateFunction("first", [.samples]) { _, arguments throws(RunError) in
      guard case .list(let items, _) = arguments[0], let first = items.first else {
        throw RunError("first() called on vector with no elements")
      }
      return first
    },
    TemplateFunction("label", [.string, .sample]) { _, arguments in
      .string(label(arguments[0].text, of: arguments[1]))
    },
    TemplateFunction("value", [.sample]) { _, arguments in field("Value", of: arguments[0]) },
    TemplateFunction("strvalue", [.sample]) { _, arguments in
      .string(label("__value__", of: arguments[0]))
    },
    TemplateFunction("sortByLabel", [.string, .samples]) { _, arguments in
      guard case .list(let items, let kind) = arguments[1] else { return arguments[1] }
      let name = arguments[0].text
      return .list(items.sorted { label(name, of: $0) < label(name, of: $1) }, kind)
    },
  ]

  private static func field(_ name: String, of sample: TemplateValue) -> TemplateValue {
    guard case .structure(let fields, _) = sample else { return .null }
    return fields.first { $0.name == name }?.value ?? .null
  }

  private static func label(_ name: String, of sample: TemplateValue) -> String {
    guard case .map(let labels, _) = field("Labels", of: sample) else { return "" }
    return labels[name]?.text ?? ""
  }

  // MARK: Numbers

  private static let numbers: [TemplateFunction] = [
    TemplateFunction("humanize", [.number]) { _, arguments throws(RunError) in
      .string(Humanize.decimal(try arguments[0].number()))
    },
    TemplateFunction("humanize1024", [.number]) { _, arguments throws(RunError) in
      .string(Humanize.binary(try arguments[0].number()))
    },
    TemplateFunction("humanizePercentage", [.number]) { _, arguments throws(RunError) in
      .string(Humanize.percentage(try arguments[0].number()))
    },
    TemplateFunction("humanizeTimestamp", [.number]) { _, arguments throws(RunError) in
      .string(try Humanize.timestamp(try arguments[0].number()))
    },
    TemplateFunction("parseDuration", [.string]) { _, arguments throws(RunError) in
      let text = arguments[0].text
      // A sign is understood by newer versions only; 3.5 refuses it.
      let isNegative = text.hasPrefix("-")
      guard let seconds = PrometheusDurationText.seconds(isNegative ? text.dropFirst() : text[...])
      else { throw RunError("not a valid duration string: \(GoFormat.quoted(text))") }
      return .float(isNegative ? -seconds : seconds)
    },
  ]

  // MARK: Times

  private static let times: [TemplateFunction] = [
    TemplateFunction("now", [], since: "3.6") { run, _ in .float(run.environment.now) },
    TemplateFunction("toTime", [.number]) { _, arguments throws(RunError) in
      .time(try Humanize.instant(try arguments[0].number()))
    },
    TemplateFunction("toDuration", [.number], since: "3.6") { _, arguments throws(RunError) in
      let nanoseconds = try arguments[0].number() * 1e9
      guard nanoseconds.isFinite, abs(nanoseconds) < 9.2e18 else {
        throw RunError("the duration overflows int64")
      }
      return .duration(Int64(nanoseconds))
    },
  ]

  // MARK: Texts

  private static let texts: [TemplateFunction] = [
    TemplateFunction("title", [.string]) { _, arguments in
      .string(Casing.title(arguments[0].text, lowersRest: false))
    },
    TemplateFunction("args", [], rest: .any) { _, arguments in
      let pairs = arguments.enumerated().map { ("arg\($0.offset)", $0.element) }
      return .map(Dictionary(pairs) { first, _ in first }, .plain)
    },
    TemplateFunction("stripPort", [.string]) { _, arguments in
      .string(Hosts.split(arguments[0].text)?.host ?? arguments[0].text)
    },
    TemplateFunction("stripDomain", [.string]) { _, arguments in
      .string(Hosts.withoutDomain(arguments[0].text))
    },
    TemplateFunction("externalURL", []) { run, _ in .string(run.environment.externalURL) },
    TemplateFunction("pathPrefix", []) { run, _ in .string(run.environment.pathPrefix) },
    TemplateFunction("graphLink", [.string]) { _, arguments in
      .string("/graph?g0.expr=\(Escaping.query(arguments[0].text))&g0.tab=0")
    },
    TemplateFunction("tableLink", [.string]) { _, arguments in
      .string("/graph?g0.expr=\(Escaping.query(arguments[0].text))&g0.tab=1")
    },
    TemplateFunction("urlQueryEscape", [.string], since: "3.8") { _, arguments in
      .string(Escaping.query(arguments[0].text))
    },
  ]
}

/// Hosts with ports, as Go's `net` takes them apart.
enum Hosts {
  /// Host and port of `host:port` or `[host]:port`.
  static func split(_ text: String) -> (host: String, port: String)? {
    guard let colon = text.lastIndex(of: ":") else { return nil }
    var host = text[..<colon]
    if host.hasPrefix("[") {
      guard host.hasSuffix("]") else { return nil }
      host = host.dropFirst().dropLast()
      guard !host.contains("["), !host.contains("]") else { return nil }
    } else if host.contains(":") || host.contains("[") || host.contains("]") {
      return nil
    }
    return (String(host), String(text[text.index(after: colon)...]))
  }

  /// The first word of a host, its port kept; addresses are left as they are.
  static func withoutDomain(_ text: String) -> String {
    let parts = split(text)
    let host = parts?.host ?? text
    if isAddress(host) { return text }
    let first = String(host.split(separator: ".", omittingEmptySubsequences: false).first ?? "")
    guard let port = parts?.port else { return first }
    return port.isEmpty ? first : "\(first):\(port)"
  }

  private static func isAddress(_ host: String) -> Bool {
    if host.contains(":") {
      return host.prefix { $0 != "%" }.allSatisfy { $0.isHexDigit || $0 == ":" || $0 == "." }
    }
    let parts = host.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4
      && parts.allSatisfy { part in
        part.utf8.allSatisfy { isDigit($0) } && UInt8(part) != nil
          && (part.utf8.count == 1 || !part.hasPrefix("0"))
      }
  }
}

/// Durations such as `1h30m`, as Prometheus reads them.
enum PrometheusDurationText {
  private static let units: [(name: String, seconds: Double)] = [
    ("y", 31_536_000), ("w", 604_800), ("d", 86_400), ("h", 3600), ("m", 60), ("s", 1),
    ("ms", 0.001),
  ]

  /// Seconds; nothing where units do not fall.
  static func seconds(_ text: Substring) -> Double? {
    if text == "0" { return 0 }
    var rest = text
    var total = 0.0
    var next = 0
    while !rest.isEmpty {
      let digits = rest.prefix { $0.isASCII && $0.isNumber }
      rest = rest.dropFirst(digits.count)
      let unit = rest.prefix { $0.isASCII && $0.isLetter }
      rest = rest.dropFirst(unit.count)
      guard let count = Double(digits), let place = units.firstIndex(where: { $0.name == unit }),
        place >= next
      else { return nil }
      total += count * units[place].seconds
      next = place + 1
    }
    return text.isEmpty ? nil : total
  }
}
