package import BelfrySource
package import BelfryYAML

/// Something that is mounted, in the short form: `[SOURCE:]TARGET[:OPTIONS]`.
package struct VolumeMount: Sendable {
  /// The text as it was written.
  package var scalar: Text

  /// A short form.
  package init(_ text: String) {
    scalar = Text(text)
  }

  /// The text.
  package var text: String { scalar.value }
  /// Where it was read.
  package var span: Span? { scalar.span }

  /// The path on the host or the volume; nothing for a volume without a name.
  package var source: String? { parts.count > 1 ? parts[0] : nil }
  /// The path inside.
  package var target: String { parts.count > 1 ? parts[1] : parts[0] }
  /// Options such as `ro`.
  package var options: [String] {
    parts.count > 2 ? parts[2].split(separator: ",").map { String($0) } : []
  }
  /// Whether it is read-only.
  package var isReadOnly: Bool { options.contains("ro") }
  /// Whether the source is a path on the host rather than a volume's name.
  package var isPath: Bool { source.map { Self.isPath($0) } ?? false }

  /// Whether a source is a path rather than a volume's name.
  package static func isPath(_ source: String) -> Bool {
    [".", "/", "~", "\\", "$"].contains(source.prefix(1)) || source.contains("/")
      || isDrive(source.prefix(2))
  }

  /// The parts between colons; those in `${…}` and after a drive's letter do not count.
  private var parts: [String] {
    // Few have variables or drives, and then bytes will do.
    if !scalar.value.utf8.contains(UInt8(ascii: "{")), !Self.isDrive(scalar.value.prefix(2)) {
      return scalar.value.utf8.split(
        separator: UInt8(ascii: ":"), omittingEmptySubsequences: false
      ).map { String(Substring($0)) }
    }
    var parts: [String] = []
    var current = ""
    var depth = 0
    for character in scalar.value {
      switch character {
      case "{": depth += 1
      case "}": depth = max(0, depth - 1)
      default: break
      }
      let isLetter = current.count == 1 && current.first?.isLetter == true && parts.isEmpty
      if character == ":", depth == 0, !(isLetter && Self.isWindows(scalar.value)) {
        parts.append(current)
        current = ""
      } else {
        current.append(character)
      }
    }
    return parts + [current]
  }

  private static func isWindows(_ text: String) -> Bool {
    let rest = text.dropFirst(2)
    return isDrive(text.prefix(2)) && (rest.hasPrefix("\\") || rest.hasPrefix("/"))
      && text.filter({ $0 == ":" }).count > 1
  }

  private static func isDrive(_ text: Substring) -> Bool {
    text.count == 2 && text.last == ":" && text.first?.isLetter == true
  }
}

extension VolumeMount: Field {
  /// A text that names a path inside.
  package static func decode(_ node: Node, _ context: inout DecodeContext) -> VolumeMount? {
    guard let scalar = AnyScalar.decode(node, &context) else { return nil }
    var mount = VolumeMount(scalar.value)
    mount.scalar.span = node.span
    if mount.parts.contains(where: \.isEmpty), !mount.scalar.hasVariable {
      context.report(
        "value/bad-mount", at: node.span, "'\(node.shortText)' has an empty part between colons",
        help: "write 'volume:/path' or '/path'")
      return nil
    }
    if mount.parts.count > 3 {
      context.report(
        "value/bad-mount", at: node.span, "'\(node.shortText)' has more than three parts",
        help: "write 'volume:/path:options'")
      return nil
    }
    if mount.target.isEmpty || mount.text.isEmpty {
      context.report(
        "value/bad-mount", at: node.span, "'\(node.shortText)' names no path inside",
        help: "write 'volume:/path'")
      return nil
    }
    return mount
  }

  /// The text.
  package func encode() -> Value? { .string(scalar.value) }

  /// Source, target and options.
  package static var shape: Shape {
    .pattern("^([^:]+:)?[^:]+(:[a-zA-Z,]+)?$", words: "a mount such as './data:/data:ro'")
  }
}
