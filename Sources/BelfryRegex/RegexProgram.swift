/// A regular expression as instructions of a machine that follows all ways at once.
struct RegexProgram: Sendable {
  enum Instruction: Sendable {
    case literal(UInt32, foldsCase: Bool)
    case set(Int)
    case any(matchesNewline: Bool)
    case assertion(RegexNode.Assertion)
    /// Goes on at both places, the first being preferred.
    case split(Int, Int)
    case jump(Int)
    /// Notes the place as the beginning or end of a capture.
    case save(Int)
    case match
  }

  struct CharacterSet: Sendable {
    let set: ScalarSet
    let isNegated: Bool
    let foldsCase: Bool
    /// The answer for every code point of ASCII.
    private let low: (UInt64, UInt64)

    init(_ set: ScalarSet, isNegated: Bool, foldsCase: Bool) {
      self.set = set
      self.isNegated = isNegated
      self.foldsCase = foldsCase
      var bits: (UInt64, UInt64) = (0, 0)
      for value in UInt32(0)..<128 {
        let folded = foldsCase ? CaseFolding.fold(value) : value
        guard set.contains(folded) != isNegated else { continue }
        if value < 64 { bits.0 |= 1 << UInt64(value) } else { bits.1 |= 1 << UInt64(value - 64) }
      }
      low = bits
    }

    func matches(_ scalar: UInt32) -> Bool {
      if scalar < 64 { return low.0 >> UInt64(scalar) & 1 == 1 }
      if scalar < 128 { return low.1 >> UInt64(scalar - 64) & 1 == 1 }
      return set.contains(foldsCase ? CaseFolding.fold(scalar) : scalar) != isNegated
    }
  }

  private(set) var instructions: [Instruction] = []
  private(set) var sets: [CharacterSet] = []

  init(_ root: RegexNode) {
    add(.save(0))
    compile(root)
    add(.save(1))
    add(.match)
  }

  private mutating func add(_ instruction: Instruction) { instructions.append(instruction) }

  private mutating func compile(_ node: RegexNode) {
    switch node.kind {
    case .empty: break
    case .literal(let scalar, let foldsCase): add(.literal(scalar, foldsCase: foldsCase))
    case .set(let set, let isNegated, let foldsCase):
      sets.append(CharacterSet(set, isNegated: isNegated, foldsCase: foldsCase))
      add(.set(sets.count - 1))
    case .any(let matchesNewline): add(.any(matchesNewline: matchesNewline))
    case .assertion(let assertion): add(.assertion(assertion))
    case .capture(let number, _, let inner):
      add(.save(2 * number))
      compile(inner)
      add(.save(2 * number + 1))
    case .sequence(let parts): for part in parts { compile(part) }
    case .alternatives(let parts): alternatives(parts)
    case .repetition(let inner, let min, let max, let isLazy):
      if let max {
        for _ in 0..<min { compile(inner) }
        optional(inner, times: max - min, isLazy)
      } else if min == 0 {
        star(inner, isLazy)
      } else {
        for _ in 0..<(min - 1) { compile(inner) }
        plus(inner, isLazy)
      }
    }
  }

  private mutating func alternatives(_ parts: [RegexNode]) {
    var ends: [Int] = []
    for (index, part) in parts.enumerated() {
      guard index < parts.count - 1 else {
        compile(part)
        break
      }
      let split = instructions.count
      add(.split(0, 0))
      compile(part)
      ends.append(instructions.count)
      add(.jump(0))
      instructions[split] = .split(split + 1, instructions.count)
    }
    for end in ends { instructions[end] = .jump(instructions.count) }
  }

  private mutating func star(_ inner: RegexNode, _ isLazy: Bool) {
    let split = instructions.count
    add(.split(0, 0))
    if inner.isNullable {
      // As '(x+)?', so that a round that takes nothing ends the loop in its right order.
      plus(inner, isLazy)
    } else {
      compile(inner)
      add(.jump(split))
    }
    choose(split, enter: split + 1, leave: instructions.count, isLazy)
  }

  private mutating func plus(_ inner: RegexNode, _ isLazy: Bool) {
    let start = instructions.count
    compile(inner)
    add(.split(0, 0))
    choose(instructions.count - 1, enter: start, leave: instructions.count, isLazy)
  }

  private mutating func optional(_ inner: RegexNode, times: Int, _ isLazy: Bool) {
    var splits: [Int] = []
    for _ in 0..<max(0, times) {
      splits.append(instructions.count)
      add(.split(0, 0))
      compile(inner)
    }
    for split in splits { choose(split, enter: split + 1, leave: instructions.count, isLazy) }
  }

  private mutating func choose(_ split: Int, enter: Int, leave: Int, _ isLazy: Bool) {
    instructions[split] = isLazy ? .split(leave, enter) : .split(enter, leave)
  }
}
