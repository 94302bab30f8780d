/// The unified diff of two texts, as `patch` reads it; empty when they are equal.
///
/// No old bytes mean a new file, no new ones a removed one. Bytes that are no UTF-8 text, and
/// texts of more than 200 000 lines, are only said to differ.
public func unifiedDiff(
  old: [UInt8]?, new: [UInt8]?, path: String, context: Int = 3
) -> String {
  if old == new { return "" }
  let names = (
    old: old == nil ? "/dev/null" : name("a/" + path),
    new: new == nil ? "/dev/null" : name("b/" + path)
  )
  let sides = (old: DiffLines(old ?? []), new: DiffLines(new ?? []))
  guard let before = sides.old, let after = sides.new else {
    return "Files \(names.old) and \(names.new) differ\n"
  }
  let changes = LineDiff.changes(from: before.lines, to: after.lines)
  var text = "--- \(names.old)\n+++ \(names.new)\n"
  let context = min(max(0, context), 1_000)
  for hunk in hunks(of: changes, context: context) {
    append(hunk, before, after, context: context, to: &text)
  }
  return text
}

/// A text as its lines, each with its line break.
private struct DiffLines {
  let lines: [ArraySlice<UInt8>]

  /// Nothing when the bytes are no text that can be shown line by line.
  init?(_ bytes: [UInt8]) {
    guard !bytes.contains(0), String(validating: bytes, as: UTF8.self) != nil else { return nil }
    var lines: [ArraySlice<UInt8>] = []
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: 0x0A).map { $0 + 1 } ?? bytes.count
      lines.append(bytes[start..<end])
      start = end
      if lines.count > 200_000 { return nil }
    }
    self.lines = lines
  }

  func append(_ mark: String, _ range: Range<Int>, to text: inout String) {
    for line in lines[range] {
      text += mark
      text += String(decoding: line, as: UTF8.self)
      if line.last != 0x0A { text += "\n\\ No newline at end of file\n" }
    }
  }
}

/// A name with a blank in it ends with a tab, so that readers know where it ends.
private func name(_ path: String) -> String { path.contains(" ") ? path + "\t" : path }

/// Changes that stand so near to each other that their context meets.
private func hunks(of changes: [LineDiff.Change], context: Int) -> [[LineDiff.Change]] {
  var hunks: [[LineDiff.Change]] = []
  for change in changes {
    if let last = hunks.last?.last, change.old.lowerBound - last.old.upperBound <= 2 * context {
      hunks[hunks.count - 1].append(change)
    } else {
      hunks.append([change])
    }
  }
  return hunks
}

private func append(
  _ hunk: [LineDiff.Change], _ old: DiffLines, _ new: DiffLines, context: Int,
  to text: inout String
) {
  guard let first = hunk.first, let last = hunk.last else { return }
  let before = min(context, first.old.lowerBound)
  let after = min(context, old.lines.count - last.old.upperBound)
  let oldRange = first.old.lowerBound - before..<last.old.upperBound + after
  let newRange = first.new.lowerBound - before..<last.new.upperBound + after
  text += "@@ -\(place(oldRange)) +\(place(newRange)) @@\n"
  var position = oldRange.lowerBound
  for change in hunk {
    old.append(" ", position..<change.old.lowerBound, to: &text)
    old.append("-", change.old, to: &text)
    new.append("+", change.new, to: &text)
    position = change.old.upperBound
  }
  old.append(" ", position..<oldRange.upperBound, to: &text)
}

/// First line and number of lines; the line before where there is none.
private func place(_ range: Range<Int>) -> String {
  switch range.count {
  case 0: "\(range.lowerBound),0"
  case 1: "\(range.lowerBound + 1)"
  default: "\(range.lowerBound + 1),\(range.count)"
  }
}
