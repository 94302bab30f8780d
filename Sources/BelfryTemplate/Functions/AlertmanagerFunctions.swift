/// Functions of notification templates (Alertmanager 0.35, notification template reference).
public enum AlertmanagerFunctions {
  /// All of them, by name.
  public static let table: [String: TemplateFunction] = {
    var table: [String: TemplateFunction] = [:]
    for function in CommonFunctions.all + texts + times + collections + codes {
      table[function.name] = function
    }
    return table
  }()

  private static let texts: [TemplateFunction] = [
    TemplateFunction("title", [.string]) { _, arguments in
      .string(Casing.title(arguments[0].text, lowersRest: true))
    },
    TemplateFunction("trimSpace", [.string], since: "0.26") { _, arguments in
      var text = Substring(arguments[0].text)
      while text.first?.isWhitespace == true { text.removeFirst() }
      while text.last?.isWhitespace == true { text.removeLast() }
      return .string(String(text))
    },
    // The other way around than Go's own, so that pipelines read well.
    TemplateFunction("join", [.string, .strings]) { _, arguments in
      guard case .list(let items, _) = arguments[1] else { return .string("") }
      return .string(items.map(GoFormat.text).joined(separator: arguments[0].text))
    },
    TemplateFunction("stringSlice", [], rest: .string) { _, arguments in
      .list(arguments, .strings)
    },
    // Safe in addresses, which are not told apart: escaped for text and attributes like everything.
    TemplateFunction("safeUrl", [.string], since: "0.28") { _, arguments in
      .string(arguments[0].text)
    },
    TemplateFunction("urlUnescape", [.string], since: "0.28") { _, arguments throws(RunError) in
      .string(try Escaping.fromQuery(arguments[0].text))
    },
    TemplateFunction("toJson", [.any], since: "0.28") { _, arguments in
      .string(Escaping.json(arguments[0]))
    },
    TemplateFunction("routeLabels", [.string], since: "0.34") { run, arguments throws(RunError) in
      .string(try run.routeLabel(arguments[0].text))
    },
  ]

  private static let times: [TemplateFunction] = [
    TemplateFunction("date", [.string, .time], since: "0.26") { _, arguments throws(RunError) in
      guard case .time(let time) = arguments[1] else { return .string("") }
      guard arguments[0].text.utf8.count <= GoTime.longestLayout else {
        throw RunError("a layout longer than \(GoTime.longestLayout) bytes")
      }
      return .string(time.format(arguments[0].text))
    },
    TemplateFunction("tz", [.string, .time], since: "0.26") { run, arguments throws(RunError) in
      guard case .time(var time) = arguments[1] else { return arguments[1] }
      let name = arguments[0].text
      let isUTC = name.isEmpty || name == "UTC"
      time.zone = isUTC ? nil : run.environment.zone(name)
      guard isUTC || time.zone != nil else { throw RunError("unknown time zone \(name)") }
      return .time(time)
    },
    TemplateFunction("since", [.time], since: "0.28") { run, arguments in
      guard case .time(let time) = arguments[0] else { return .duration(0) }
      let seconds = run.environment.now - Double(time.seconds) - Double(time.nanoseconds) / 1e9
      return .duration(Int64(min(max(seconds * 1e9, -9.2e18), 9.2e18)))
    },
    TemplateFunction("mustToDate", [.string, .string], since: "0.34") {
      _, arguments throws(RunError) in
      guard max(arguments[0].text.utf8.count, arguments[1].text.utf8.count) <= GoTime.longestLayout,
        let time = GoTime(arguments[1].text, layout: arguments[0].text)
      else {
        throw RunError(
          "parsing time \"\(arguments[1].text)\" as \"\(arguments[0].text)\": cannot parse")
      }
      return .time(time)
    },
  ]

  private static let collections: [TemplateFunction] = [
    TemplateFunction("list", [], rest: .any, since: "0.29") { _, arguments in
      .list(arguments, .plain)
    },
    TemplateFunction("append", [.any], rest: .any, since: "0.29") { _, arguments throws(RunError) in
      if case .null = arguments[0] { return .list(Array(arguments.dropFirst()), .plain) }
      guard case .list(let items, let kind) = arguments[0] else {
        throw RunError("append: expected a list, got \(arguments[0].typeName)")
      }
      return .list(items + arguments.dropFirst(), kind)
    },
    TemplateFunction("dict", [], rest: .any, since: "0.29") { _, arguments throws(RunError) in
      guard arguments.count % 2 == 0 else {
        throw RunError("invalid dict call, expected an even number of arguments")
      }
      var entries: [String: TemplateValue] = [:]
      for index in stride(from: 0, to: arguments.count, by: 2) {
        guard case .string(let key) = arguments[index] else {
          throw RunError("dict keys must be strings")
        }
        entries[key] = arguments[index + 1]
      }
      return .map(entries, .plain)
    },
  ]

  // MARK: Codes

  private static let alphabet = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)

  private static let codes: [TemplateFunction] = [
    TemplateFunction("base64encode", [.string], since: "0.34") { _, arguments in
      .string(encoded(Array(arguments[0].text.utf8)))
    },
    TemplateFunction("base64decode", [.string], since: "0.34") { _, arguments throws(RunError) in
      guard let bytes = decoded(arguments[0].text) else {
        throw RunError("illegal base64 data")
      }
      return .string(String(decoding: bytes, as: UTF8.self))
    },
  ]

  /// In the alphabet for URLs, padded.
  private static func encoded(_ bytes: [UInt8]) -> String {
    var result: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      let value = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
      for place in 0..<4 {
        let isPadding = place > group.count
        result.append(isPadding ? 0x3D : alphabet[value >> (18 - 6 * place) & 63])
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static func decoded(_ text: String) -> [UInt8]? {
    let bytes = Array(text.utf8)
    let padding = bytes.reversed().prefix { $0 == 0x3D }.count
    guard bytes.count % 4 == 0, padding <= 2 else { return nil }
    var result: [UInt8] = []
    var value = 0
    for (index, byte) in bytes.enumerated() {
      let isPadding = index >= bytes.count - padding
      guard let digit = isPadding ? 0 : alphabet.firstIndex(of: byte) else { return nil }
      value = value << 6 | digit
      guard index % 4 == 3 else { continue }
      result += [UInt8(value >> 16 & 255), UInt8(value >> 8 & 255), UInt8(value & 255)]
      value = 0
    }
    return Array(result.dropLast(padding))
  }
}
