import BelfryReport
import BelfrySource
import Glibc

/// What is written to the terminal.
enum Console {
  /// Writes text to standard output.
  static func print(_ text: String) { write(text, to: 1) }

  /// Writes text and a line break to standard error.
  static func error(_ text: String) { write(text.hasSuffix("\n") ? text : text + "\n", to: 2) }

  private static func write(_ text: String, to descriptor: Int32) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      guard count > 0 else { return }
      bytes = bytes.dropFirst(count)
    }
  }

  /// Whether a descriptor is a terminal that may show colour.
  static func isColoured(_ descriptor: Int32) -> Bool {
    isatty(descriptor) == 1 && environment("NO_COLOR")?.isEmpty != false
      && environment("TERM") != "dumb"
  }

  /// Whether a descriptor is a terminal that shows characters beyond ASCII: its locale is UTF-8.
  static func showsBlocks(_ descriptor: Int32) -> Bool {
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap { environment($0) }
      .first { !$0.isEmpty }
    let folded = locale?.lowercased() ?? ""
    return isatty(descriptor) == 1 && environment("TERM") != "dumb"
      && (folded.contains("utf-8") || folded.contains("utf8"))
  }

  /// A variable of the environment.
  static func environment(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }

  /// Shows findings to a person, on standard error.
  static func show(_ diagnostics: [Diagnostic], _ files: [SourceFile]) {
    let byPath = Dictionary(files.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
    error(HumanReport(isColoured: isColoured(2)).render(diagnostics, files: byPath))
  }
}
