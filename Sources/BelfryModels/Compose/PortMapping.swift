package import BelfrySource
package import BelfryYAML

/// One port or a range of ports, as `8080` or `8080-8090`.
package struct PortRange: Sendable, Hashable {
  /// The first port.
  package var first: Int
  /// The last port; the first one for a single port.
  package var last: Int

  /// Reads the notation; nothing when it is none or goes backwards.
  package init?(_ text: some StringProtocol) {
    let parts = text.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
    guard let first = parts.first.flatMap({ UInt16($0) }), !parts[0].hasPrefix("+"),
      let last = parts.count == 1 ? first : UInt16(parts[1]), first <= last
    else { return nil }
    self.first = Int(first)
    self.last = Int(last)
  }

  /// Number of ports.
  package var count: Int { last - first + 1 }
}

/// A published port in the short form: `[[ADDRESS:]PUBLISHED:]TARGET[/PROTOCOL]`.
package struct PortMapping: Sendable {
  /// The text, or number, as it was written.
  package var scalar: AnyScalar

  /// A short form.
  package init(_ text: String) {
    scalar = AnyScalar(text)
  }

  /// The text.
  package var text: String { scalar.value }
  /// Where it was read.
  package var span: Span? { scalar.span }
  /// The parts; nothing where a variable stands or the text is no port.
  package var parts: Parts? { scalar.hasVariable ? nil : try? Parts(scalar.value) }
}

extension PortMapping {
  /// The parts of a short form.
  package struct Parts: Sendable, Hashable {
    /// Address on the host; empty for all.
    package var address: String
    /// Ports on the host; nothing where Docker chooses.
    package var published: PortRange?
    /// Ports inside.
    package var target: PortRange
    /// The protocol: `tcp`, `udp` or `sctp`.
    package var transport: String
  }
}

extension PortMapping.Parts {
  /// Why a text is no published port.
  package enum Problem: Error {
    /// There is no port inside.
    case noTarget
    /// A part is no port or range.
    case notPort(String)
    /// Two ranges differ in length.
    case lengths
    /// The protocol is not known.
    case transport(String)
    /// The address is not one.
    case address(String)
  }

  /// Reads a short form.
  package init(_ text: String) throws(Problem) {
    let slash = text.lastIndex(of: "/")
    let ports = slash.map { text[..<$0] } ?? text[...]
    transport = slash.map { text[text.index(after: $0)...].lowercased() } ?? "tcp"
    guard ["tcp", "udp", "sctp"].contains(transport) else { throw .transport(transport) }
    let colon = ports.lastIndex(of: ":")
    let inner = colon.map { ports[ports.index(after: $0)...] } ?? ports
    guard !inner.isEmpty else { throw .noTarget }
    guard let target = PortRange(inner) else { throw .notPort(String(inner)) }
    guard target.first > 0 else { throw .noTarget }
    self.target = target
    (address, published) = try Self.outer(colon.map { ports[..<$0] }, target)
  }

  private static func outer(
    _ text: Substring?, _ target: PortRange
  ) throws(Problem) -> (String, PortRange?) {
    guard let text else { return ("", nil) }
    let bracket = text.lastIndex(of: "]")
    let colon = text.lastIndex(of: ":").flatMap { $0 > bracket ?? text.startIndex ? $0 : nil }
    var address = colon.map { text[..<$0] } ?? (text.hasPrefix(":") ? text.prefix(0) : "")
    let outer = colon.map { text[text.index(after: $0)...] } ?? text.drop { $0 == ":" }
    if address.hasPrefix("["), address.hasSuffix("]") {
      address = address.dropFirst().dropLast()
    } else if address.contains(":") {
      throw .address(String(address))
    }
    guard isAddress(address) else { throw .address(String(address)) }
    if outer.isEmpty { return (String(address), nil) }
    guard let published = PortRange(outer) else { throw .notPort(String(outer)) }
    guard published.count == target.count || target.count == 1 else { throw .lengths }
    return (String(address), published)
  }

  static func isAddress(_ text: Substring) -> Bool {
    text.isEmpty || (text.contains(":") ? isSixth(text) : isFourth(text))
  }

  private static func isFourth(_ text: Substring) -> Bool {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4 && parts.allSatisfy { UInt8($0) != nil && !$0.hasPrefix("+") }
  }

  /// Up to eight groups of hexadecimal digits, of which some may be left out as `::`.
  private static func isSixth(_ text: Substring) -> Bool {
    var groups = text.prefix { $0 != "%" }.split(separator: ":", omittingEmptySubsequences: false)
    var room = 8
    if let last = groups.last, last.contains(".") {
      guard isFourth(last) else { return false }
      groups.removeLast()
      room = 6
    }
    let hasGap = text.contains("::")
    if groups.first?.isEmpty == true, text.hasPrefix("::") { groups.removeFirst() }
    if groups.last?.isEmpty == true, text.hasSuffix("::") { groups.removeLast() }
    let isHex = groups.filter { !$0.isEmpty }.allSatisfy { group in
      group.utf8.count <= 4 && UInt16(group, radix: 16) != nil && !group.hasPrefix("+")
    }
    let empty = groups.count { $0.isEmpty }
    let filled = groups.count - empty
    return isHex && (hasGap ? empty <= 1 && filled < room : empty == 0 && filled == room)
  }
}

extension PortMapping: Field {
  /// A number or a text.
  package static func decode(_ node: Node, _ context: inout DecodeContext) -> PortMapping? {
    guard let scalar = AnyScalar.decode(node, &context) else { return nil }
    var port = PortMapping(scalar.value)
    port.scalar = scalar
    if scalar.isPlain, let number = node.goInteger { port.scalar.value = "\(number)" }
    if scalar.hasVariable { return port }
    do throws(Parts.Problem) {
      _ = try Parts(port.text)
      return port
    } catch {
      report(error, scalar.value, at: node.span, &context)
      return nil
    }
  }

  private static func report(
    _ problem: Parts.Problem, _ text: String, at span: Span, _ context: inout DecodeContext
  ) {
    let (message, help) =
      switch problem {
      case .noTarget: ("'\(text)' names no port inside", "write '8080:80'")
      case .notPort(let part): ("'\(part)' is not a port", "ports go from 0 to 65535")
      case .lengths: ("the two ranges of '\(text)' differ in length", "give both the same length")
      case .transport(let name): ("'\(name)' is not a protocol", "write 'tcp' or 'udp'")
      case .address(let part): ("'\(part)' is not an IP address", "write '127.0.0.1:8080:80'")
      }
    context.report("value/bad-port", at: span, message, help: help)
  }

  /// The form in which it was read.
  package func encode() -> Value? { scalar.encode() }

  /// A port with what stands before it.
  package static var shape: Shape {
    .pattern(
      "^(([^:]*|\\[.*\\]):)?([0-9-]*:)?[0-9-]+(/[a-z]+)?$",
      words: "a port such as '127.0.0.1:8080:80'")
  }
}
