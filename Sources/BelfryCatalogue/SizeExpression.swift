package import BelfryYAML

/// A number that depends on sizes of the host or a program: `cpus * 8 + 3`.
///
/// Whole numbers and names, products before sums, no brackets; enough for counting series.
package struct SizeExpression: Sendable, Equatable {
  /// A number or the name of a size.
  package enum Factor: Sendable, Equatable {
    case number(Int)
    case size(String)
  }

  /// The text as it is written.
  package let text: String
  /// Products that are added.
  package let terms: [[Factor]]

  /// Reads the notation; nothing for anything else.
  package init?(_ text: String) {
    guard text.utf8.count <= 200 else { return nil }
    var terms: [[Factor]] = []
    for term in text.split(separator: "+", omittingEmptySubsequences: false) {
      var factors: [Factor] = []
      for part in term.split(separator: "*", omittingEmptySubsequences: false) {
        guard let factor = Self.factor(part) else { return nil }
        factors.append(factor)
      }
      terms.append(factors)
    }
    self.text = text
    self.terms = terms
  }

  private static func factor(_ part: Substring) -> Factor? {
    let words = part.split(separator: " ")
    guard let word = words.first, words.count == 1 else { return nil }
    if let number = Int(word), number >= 0, word.utf8.first != 0x2B { return .number(number) }
    let fits = word.utf8.allSatisfy { (0x61...0x7A).contains($0) || $0 == 0x5F }
    return fits ? .size(String(word)) : nil
  }

  /// Names of the sizes in it, each once.
  package var names: [String] {
    var names: [String] = []
    for case .size(let name) in terms.joined() where !names.contains(name) { names.append(name) }
    return names
  }

  /// The most that anything is counted to.
  package static let most = 1_000_000_000

  /// Its value, at most ``most``; nothing where a size is not known.
  package func value(_ size: (String) -> Int?) -> Int? {
    var sum = 0
    for term in terms {
      var product = 1
      for factor in term {
        let value: Int
        switch factor {
        case .number(let number): value = number
        case .size(let name):
          guard let known = size(name) else { return nil }
          value = known
        }
        product = Self.product(product, value)
      }
      sum = min(Self.most, sum + product)
    }
    return sum
  }

  /// A product of numbers that are not negative, at most ``most``.
  package static func product(_ left: Int, _ right: Int) -> Int {
    let (product, overflow) = max(0, left).multipliedReportingOverflow(by: max(0, right))
    return overflow ? most : min(most, product)
  }
}

extension SizeExpression: Field {
  /// A scalar in the notation.
  package static func decode(_ node: Node, _ context: inout DecodeContext) -> SizeExpression? {
    if node.kind == .scalar, let value = SizeExpression(node.text) { return value }
    context.wrongType(node, wanted: shape.words)
    return nil
  }

  /// The notation that was read.
  package func encode() -> Value? { .string(text) }

  /// Numbers, names, `*` and `+`.
  package static var shape: Shape {
    .pattern("^[a-z0-9_ *+]{1,200}$", words: "a number such as '12' or 'cpus * 8 + 3'")
  }
}
