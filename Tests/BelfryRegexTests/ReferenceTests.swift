import BelfryRegex
import BelfrySource
import Foundation
import Testing

/// Matches by the definition of each part: all ends that a part can have from a place.
private struct Reference {
  let text: [UInt32]

  func ends(_ node: RegexNode, _ place: Int) -> Set<Int> {
    switch node.kind {
    case .empty: return [place]
    case .literal(let scalar, _): return next(place) { $0 == scalar }
    case .set(let set, let isNegated, _): return next(place) { set.contains($0) != isNegated }
    case .any(let matchesNewline): return next(place) { matchesNewline || $0 != 10 }
    case .assertion(.beginText): return place == 0 ? [place] : []
    case .assertion(.endText): return place == text.count ? [place] : []
    case .assertion: return []
    case .capture(_, _, let inner): return ends(inner, place)
    case .alternatives(let parts): return Set(parts.flatMap { ends($0, place) })
    case .sequence(let parts):
      return parts.reduce([place]) { places, part in Set(places.flatMap { ends(part, $0) }) }
    case .repetition(let inner, let min, let max, _):
      var places: Set<Int> = [place]
      for _ in 0..<min { places = Set(places.flatMap { ends(inner, $0) }) }
      var all = places
      for _ in 0..<(max.map { $0 - min } ?? text.count + 1) {
        places = Set(places.flatMap { ends(inner, $0) })
        all.formUnion(places)
      }
      return all
    }
  }

  private func next(_ place: Int, _ matches: (UInt32) -> Bool) -> Set<Int> {
    place < text.count && matches(text[place]) ? [place + 1] : []
  }
}

/// Expressions and texts by chance, small enough for any reference.
private struct Chance {
  var generator: SplitMix

  mutating func pattern(_ depth: Int) -> String {
    switch Int.random(in: 0..<(depth > 0 ? 9 : 4), using: &generator) {
    case 0, 1: return "a"
    case 2: return "b"
    case 3: return ["[ab]", "[^a]", ".", "c"].randomElement(using: &generator) ?? "a"
    case 4: return pattern(depth - 1) + pattern(depth - 1)
    case 5: return "(" + pattern(depth - 1) + "|" + pattern(depth - 1) + ")"
    case 6: return "(?:" + pattern(depth - 1) + ")*"
    case 7: return "(" + pattern(depth - 1) + ")+?"
    default: return "(?:" + pattern(depth - 1) + "){0,2}"
    }
  }

  mutating func text() -> String {
    let count = Int.random(in: 0...6, using: &generator)
    return String((0..<count).map { _ in "abc".randomElement(using: &generator) ?? "a" })
  }
}

private struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}

@Suite("Regular expressions: matching")
struct ReferenceTests {
  static let seed =
    ProcessInfo.processInfo.environment["BELFRY_SEED"].flatMap(UInt64.init) ?? 20_261

  @Test("The same answer as a matcher by definition")
  func reference() throws {
    var chance = Chance(generator: SplitMix(state: Self.seed))
    var positive = 0
    for _ in 0..<4000 {
      let text = chance.pattern(4)
      let sample = chance.text()
      let pattern = try Pattern(text)
      let expected = Reference(text: sample.unicodeScalars.map(\.value))
        .ends(pattern.root, 0).contains(sample.count)
      #expect(pattern.matchesWhole(sample) == expected, "\(text) on \(sample), seed \(Self.seed)")
      positive += expected ? 1 : 0
      if let texts = pattern.alternatives {
        #expect(texts.contains(sample) == expected, "\(text) on \(sample), seed \(Self.seed)")
      }
      if expected { #expect(sample.hasPrefix(pattern.prefix), "\(text) on \(sample)") }
    }
    #expect(positive > 400)
  }

  @Test(
    "The same first match as Python's re",
    .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/python3"), "no python3"))
  func python() throws {
    var chance = Chance(generator: SplitMix(state: Self.seed &+ 1))
    // Where a round of a loop can take nothing, Python and RE2 go different ways.
    let samples = (0..<1500).map { _ in (chance.pattern(3), chance.text()) }
      .filter { !$0.0.contains("*)") && !$0.0.contains("2})") && !$0.0.contains("*|") }
    let script = """
      import re, sys
      for line in sys.stdin:
          pattern, text = line.rstrip("\\n").split("\\t")
          found = re.search(pattern, text)
          print("none" if found is None else "%d-%d" % found.span())
      """
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/python3")
    process.arguments = ["-c", script]
    let (input, output) = (Pipe(), Pipe())
    (process.standardInput, process.standardOutput) = (input, output)
    try process.run()
    let lines = samples.map { "\($0.0)\t\($0.1)\n" }.joined()
    try input.fileHandleForWriting.write(contentsOf: Data(lines.utf8))
    try input.fileHandleForWriting.close()
    let answers = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
      .split(separator: "\n").map(String.init)
    process.waitUntilExit()
    #expect(answers.count == samples.count && samples.count > 500)
    for ((pattern, text), answer) in zip(samples, answers) {
      let match = try Pattern(pattern).firstMatch(in: Array(text.utf8))
      let found = match.flatMap { $0[0] }.map { "\($0.start)-\($0.end)" } ?? "none"
      #expect(found == answer, "\(pattern) on '\(text)', seed \(Self.seed)")
    }
  }

  @Test(
    "Time grows with the text, not with the ways through it",
    arguments: ["(a*)*b", "(a|a)*b", "(a?){50}a{50}"])
  func linear(pattern: String) throws {
    let text = [UInt8](repeating: 0x61, count: 20_000)
    #expect(try !Pattern(pattern).matchesWhole(text))
  }

  @Test("Deleting or doubling any byte never traps")
  func mutations() {
    let text = Array(
      #"^(?P<n>a+?|[^b-d[:alpha:]\d\p{Greek}]{2,5})(?i:\x{41}\Qx.\E)\b.*$|\101"#.utf8)
    for index in text.indices {
      var shorter = text
      shorter.remove(at: index)
      var longer = text
      longer.insert(text[index], at: index)
      for bytes in [shorter, longer] {
        let text = String(decoding: bytes, as: UTF8.self)
        _ = try? Pattern(text).firstMatch(in: bytes)
      }
    }
  }
}
