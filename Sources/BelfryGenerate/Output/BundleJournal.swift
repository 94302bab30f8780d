import BelfrySource

/// The steps of a run, as text that proves itself complete: the last line is the commit record,
/// the digest of all before it.
struct BundleJournal: Hashable, Sendable {
  var steps: [BundleStep]

  init(_ steps: [BundleStep]) { self.steps = steps }

  func encode() -> [UInt8] {
    var text = "belfry journal 1\n"
    for step in steps { text += line(step) + "\n" }
    return Array((text + "commit \(Digest(of: Array(text.utf8)).hex)\n").utf8)
  }

  /// Nothing when the text is incomplete or damaged.
  init?(decoding bytes: [UInt8]) {
    let mark = Array("commit ".utf8)
    let start = bytes.count - mark.count - 65
    guard start > 0, bytes[start - 1] == 0x0A, bytes.last == 0x0A,
      bytes[start...].starts(with: mark),
      let text = String(validating: bytes, as: UTF8.self),
      text.utf8.suffix(65).dropLast().elementsEqual(Digest(of: Array(bytes[..<start])).hex.utf8)
    else { return nil }
    let lines = text.unicodeScalars.split(separator: "\n").map { String($0) }
    guard lines.first == "belfry journal 1" else { return nil }
    steps = []
    for line in lines.dropFirst().dropLast() {
      guard let step = Self.step(line) else { return nil }
      steps.append(step)
    }
  }

  private func line(_ step: BundleStep) -> String {
    let words: [String] =
      switch step.action {
      case .makeFolder: ["folder"]
      case .create(let version): ["create"] + Self.words(version)
      case .replace(let old, let new): ["replace"] + Self.words(old) + Self.words(new)
      case .remove(let version): ["remove"] + Self.words(version)
      case .setMode(let old, let new): ["mode", String(old, radix: 8), String(new, radix: 8)]
      }
    return (words + [step.path]).joined(separator: " ")
  }

  private static func words(_ version: BundleStep.Version) -> [String] {
    [version.digest.hex, String(version.mode, radix: 8)]
  }

  private static func step(_ line: String) -> BundleStep? {
    guard let verb = line.split(separator: " ", maxSplits: 1).first else { return nil }
    let counts = ["folder": 0, "create": 2, "replace": 4, "remove": 2, "mode": 2]
    guard let count = counts[String(verb)] else { return nil }
    let words = line.split(separator: " ", maxSplits: count + 1, omittingEmptySubsequences: false)
      .map(String.init)
    guard words.count == count + 2, let path = words.last, isAllowed(path),
      let action = action(words)
    else { return nil }
    return BundleStep(action: action, path: path)
  }

  private static func action(_ words: [String]) -> BundleStep.Action? {
    switch words[0] {
    case "folder": return .makeFolder
    case "create": return version(words, 1).map { .create($0) }
    case "remove": return version(words, 1).map { .remove($0) }
    case "replace":
      guard let old = version(words, 1), let new = version(words, 3) else { return nil }
      return .replace(old, by: new)
    default:
      guard let old = mode(words[1]), let new = mode(words[2]) else { return nil }
      return .setMode(from: old, to: new)
    }
  }

  private static func version(_ words: [String], _ index: Int) -> BundleStep.Version? {
    guard let digest = Digest(hex: words[index]), let mode = mode(words[index + 1]) else {
      return nil
    }
    return BundleStep.Version(digest: digest, mode: mode)
  }

  private static func mode(_ word: String) -> UInt16? {
    guard let mode = UInt16(word, radix: 8), mode <= 0o7777 else { return nil }
    return mode
  }

  private static func isAllowed(_ path: String) -> Bool {
    if path == BundlePath.lock { return true }
    do throws(FileTreeError) { try BundlePath.check(path) } catch { return false }
    return !BundlePath.isReserved(path)
  }
}
