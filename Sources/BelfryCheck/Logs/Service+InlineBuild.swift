import BelfrySource
import BelfryYAML

// What a Dockerfile says that stands inside of the Compose file.
extension Workspace.Service {
  /// Its lines as words.
  private var inlineSteps: [[Substring]] {
    let text = node["build"]?["dockerfile_inline"]?.text ?? ""
    return text.split(separator: "\n").map { $0.split(whereSeparator: \.isWhitespace) }
  }

  /// The image on which its last stage builds.
  var inlineBase: String? {
    let from = inlineSteps.last { $0.first?.lowercased() == "from" }
    return from?.dropFirst().first { !$0.hasPrefix("--") }.map(String.init)
  }

  /// Whether it speaks of a path, and may put something there.
  func speaksOfInline(_ path: String) -> Bool {
    inlineSteps.contains { $0.contains { $0.contains(path) } }
  }

  /// The file beside the Compose file that it copies to a path of the image.
  func inlineSource(of path: String) -> String? {
    guard let build = node["build"] else { return nil }
    let context = build["context"]?.text ?? "."
    guard !context.contains("$"), !context.contains(":") else { return nil }
    for step in inlineSteps.reversed() where step.first?.lowercased() == "copy" {
      guard !step.contains(where: { $0.hasPrefix("--from") }) else { continue }
      let words = step.dropFirst().filter { !$0.hasPrefix("--") }
      guard words.count == 2, let source = words.first, let target = words.last,
        let name = source.split(separator: "/").last,
        path == target || target.hasSuffix("/") && path == target + name
      else { continue }
      return Workspace.normal("\(Workspace.folder(file.path))\(context)/\(source)")
    }
    return nil
  }
}
