import BelfrySource

// Plugins and their settings.
extension LogstashParser {
  /// Reads settings between braces; the cursor stands on the opening one.
  mutating func readPlugin(named name: Span) -> LogstashPlugin {
    let open = Span(index, index + 1)
    index += 1
    var plugin = LogstashPlugin(name: unquoted(name), nameSpan: name, span: name)
    guard enter(open) else { return plugin }
    defer { depth -= 1 }
    var isSeparated = true
    while true {
      let before = index
      skipSpace()
      isSeparated = isSeparated || (index > before && bytes[before].isBlank)
      let start = index
      guard let byte = peek else {
        reportEnd(open, of: name)
        break
      }
      if byte == .closeBrace {
        index += 1
        break
      }
      if startsSection {
        reportMissingBrace(open, of: name)
        break
      }
      if !isSeparated, byte != .comma {
        if blameLongText() { continue }
        report(place, "expected white space before '\(text(offender))'")
      }
      isSeparated = readSetting(into: &plugin)
      if index == start { recover() }
      if index == start, peek != .closeBrace { index += 1 }
    }
    plugin.span = span(from: name.start)
    return plugin
  }

  /// Reads `name => value`; returns whether the next setting may follow without white space, since
  /// something has been reported already.
  private mutating func readSetting(into plugin: inout LogstashPlugin) -> Bool {
    if peek == .comma {
      let comma = Span(index, index + 1)
      report(
        comma, "no comma between settings", help: "White space is enough.",
        fixes: [FixIt("remove the comma", edits: [.init(comma, " ")])])
      index += 1
      return true
    }
    if atKeyword("if") {
      report(
        Span(index, index + 2), "'if' inside of '\(plugin.name)'",
        help: "A condition stands around plugins, not between their settings.")
      _ = readBranch()
      return true
    }
    guard let name = readName() else {
      if blameLongText() { return true }
      report(offender, "expected the name of a setting or '}', not '\(text(offender))'")
      recover()
      return true
    }
    guard readArrow(after: name) else { return true }
    guard let value = readValue() else { return true }
    plugin.attributes.append(
      LogstashAttribute(name: unquoted(name), nameSpan: name, value: value))
    return false
  }

  /// Takes `=>`, or what was written in its place; false where no value can follow.
  mutating func readArrow(after name: Span) -> Bool {
    skipSpace()
    if atArrow {
      index += 2
      skipSpace()
      return true
    }
    if blameTextAt(name) { return false }
    let wrong = peek.map { "=:-".utf8.contains($0) } ?? false
    if wrong {
      let start = index
      while let byte = peek, "=:->".utf8.contains(byte) { index += 1 }
      let span = Span(start, index)
      report(
        span, "expected '=>' after '\(unquoted(name))', not '\(text(span))'",
        fixes: [FixIt("replace by '=>'", edits: [.init(span, "=>")])])
      skipSpace()
      return true
    }
    report(
      Span(at: name.end), "expected '=>' after '\(unquoted(name))'")
    if peek == .openBrace { return true }
    if peek != .closeBrace { recover() }
    return false
  }

  /// Blames a text over several lines that stands where a name was read.
  private mutating func blameTextAt(_ name: Span) -> Bool {
    if let long = longText, long == name {
      longText = nil
      return false
    }
    return blameLongText(before: name)
  }

  /// The same when a name was read after the text, as happens with the rest of a quoted line.
  private mutating func blameLongText(before name: Span) -> Bool {
    guard let long = longText, long.end <= name.start else { return false }
    let cursor = index
    index = name.start
    if blameLongText() { return true }
    index = cursor
    return false
  }
}
