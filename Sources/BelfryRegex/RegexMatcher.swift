/// Follows all ways through a program at once: time grows with text times program, never faster.
struct RegexMatcher {
  private let program: RegexProgram
  private let bytes: [UInt8]
  private let keepsCaptures: Bool
  private let isAnchored: Bool

  /// One way: where it stands and what it has noted, by how much it is preferred.
  private struct Threads {
    var places: [Int] = []
    var captures: [[Int]] = []
    /// For each instruction the step in which it was last entered.
    var seen: [Int]

    init(_ count: Int) { seen = [Int](repeating: -1, count: count) }

    mutating func clear() {
      places.removeAll(keepingCapacity: true)
      captures.removeAll(keepingCapacity: true)
    }
  }

  init(_ program: RegexProgram, _ bytes: [UInt8], isAnchored: Bool, keepsCaptures: Bool) {
    self.program = program
    self.bytes = bytes
    self.isAnchored = isAnchored
    self.keepsCaptures = keepsCaptures
  }

  /// Places of the captures of the leftmost match at or behind a place, preferred ways first; of
  /// the whole text where it is anchored.
  func match(from start: Int, captureCount: Int) -> [Int]? {
    let slots = keepsCaptures ? 2 * (captureCount + 1) : 0
    let empty = [Int](repeating: -1, count: slots)
    var current = Threads(program.instructions.count)
    var next = Threads(program.instructions.count)
    var found: [Int]?
    var place = start
    var step = 0
    var stack: [(Int, [Int])] = []
    while true {
      if found == nil, !isAnchored || place == start {
        enter(0, place, empty, &current, step, &stack)
      }
      if current.places.isEmpty, found != nil || isAnchored { break }
      let (scalar, length) = place < bytes.count ? decode(bytes, at: place) : (UInt32.max, 1)
      next.clear()
      step += 1
      for index in current.places.indices {
        let at = current.places[index]
        if case .match = program.instructions[at] {
          guard !isAnchored || place == bytes.count else { continue }
          found = keepsCaptures ? current.captures[index] : []
          break
        }
        guard place < bytes.count, consumes(program.instructions[at], scalar) else { continue }
        enter(
          at + 1, place + length, keepsCaptures ? current.captures[index] : empty, &next, step,
          &stack)
      }
      swap(&current, &next)
      if place >= bytes.count { break }
      place += length
    }
    return found
  }

  private func consumes(_ instruction: RegexProgram.Instruction, _ scalar: UInt32) -> Bool {
    switch instruction {
    case .literal(let wanted, let foldsCase):
      (foldsCase ? CaseFolding.fold(scalar) : scalar) == wanted
    case .set(let index): program.sets[index].matches(scalar)
    case .any(let matchesNewline): matchesNewline || scalar != 0x0A
    default: false
    }
  }

  /// Adds a place and all that can be reached from it without taking a character.
  private func enter(
    _ start: Int, _ place: Int, _ captures: [Int], _ threads: inout Threads, _ step: Int,
    _ stack: inout [(Int, [Int])]
  ) {
    stack.append((start, captures))
    while let (at, captures) = stack.popLast() {
      guard threads.seen[at] != step else { continue }
      threads.seen[at] = step
      switch program.instructions[at] {
      case .jump(let target): stack.append((target, captures))
      case .split(let first, let second):
        stack.append((second, captures))
        stack.append((first, captures))
      case .save(let slot):
        var captures = captures
        if slot < captures.count { captures[slot] = place }
        stack.append((at + 1, captures))
      case .assertion(let assertion):
        if holds(assertion, place) { stack.append((at + 1, captures)) }
      default:
        threads.places.append(at)
        if keepsCaptures { threads.captures.append(captures) }
      }
    }
  }

  private func holds(_ assertion: RegexNode.Assertion, _ place: Int) -> Bool {
    let before = place > 0 ? bytes[place - 1] : nil
    let after = place < bytes.count ? bytes[place] : nil
    let isBoundary = (before.map(isWordByte) ?? false) != (after.map(isWordByte) ?? false)
    return switch assertion {
    case .beginText: place == 0
    case .endText: place == bytes.count
    case .beginLine: before == nil || before == 0x0A
    case .endLine: after == nil || after == 0x0A
    case .wordBoundary: isBoundary
    case .noWordBoundary: !isBoundary
    }
  }
}
