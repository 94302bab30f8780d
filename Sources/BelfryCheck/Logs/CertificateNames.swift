import BelfrySource
import BelfryYAML

/// Names for which a script makes certificates: the list that `elasticsearch-certutil` takes, when
/// it is written out in a command.
struct CertificateNames: Sendable {
  /// Names and addresses of all certificates.
  let names: Set<String>

  /// Reads a list out of the words of a shell; nothing where there is none, or where a variable
  /// stands in it.
  init?(_ script: String) {
    guard script.contains("certutil"), let start = script.firstRange(of: "instances:") else {
      return nil
    }
    var names: Set<String> = []
    var takes = false
    // What stands between the words is the shell's, or an `\n` of `echo -e`.
    let text = script[start.upperBound...].replacing("\\n", with: " ")
    for word in text.split(whereSeparator: { " \n\t\"'\\".contains($0) }) {
      if word == ">" || word.hasPrefix(">") || word == ";" || word == "EOF" { break }
      guard word != "-" else { continue }
      if word.hasSuffix(":") {
        takes = word == "dns:" || word == "ip:"
      } else if takes {
        guard !word.contains("$") else { return nil }
        let list = word.filter { !"[],".contains($0) }
        if !list.isEmpty { names.insert(list) }
      }
    }
    guard !names.isEmpty else { return nil }
    self.names = names
  }
}

extension LogStack {
  /// The names of all certificates that commands of the bundle make; nothing where none is seen.
  var certificateNames: CertificateNames? {
    workspace.services.lazy.compactMap { service in
      let parts = [service.node["command"], service.node["entrypoint"]].compactMap { $0 }
      let text = parts.flatMap { $0.kind == .scalar ? [$0] : $0.items }.map(\.text)
      return CertificateNames(text.joined(separator: "\n"))
    }.first
  }
}
