import ArgumentParser
import BelfryCheck
import BelfryReport
import BelfrySource
import Glibc

/// Options that say which rules run.
struct RuleSelection: ParsableArguments {
  @Option(help: "Runs these rules or families alone, parted by commas or one by one.")
  var only: [String] = []

  @Option(help: "Leaves these rules or families out, parted by commas or one by one.")
  var ignore: [String] = []

  @Option(
    help: "The project's settings; else .belfry.yml in the folder or one above it.",
    completion: .file())
  var config: String?

  /// The rules that run, for a project with these settings.
  func options(_ scope: SettingsScope?) throws -> CheckOptions {
    CheckOptions(only: try Self.names(only), ignored: try Self.names(ignore), scope: scope)
  }

  /// The settings that hold for paths; settings that cannot be used end the command with 2.
  func scope(for paths: [String]) throws -> SettingsScope? {
    guard let path = config ?? paths.first(where: { $0 != "-" }).flatMap(Self.settings) else {
      return nil
    }
    let file = try Input.file(path)
    let (settings, found) = SettingsReader.read(file)
    if !found.isEmpty { Console.show(found, [file]) }
    if found.hasErrors { throw ExitCode(2) }
    return SettingsScope(settings, path: path, working: Self.workingFolder)
  }

  /// The nearest settings at or above a path, up to the top of a repository.
  private static func settings(at path: String) -> String? {
    var folder = Input.isFolder(path) ? path : parent(path)
    for _ in 0..<64 {
      for name in SettingsReader.names {
        let candidate =
          folder == "." ? name : folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
        if access(candidate, R_OK) == 0 { return candidate }
      }
      if access(folder + "/.git", F_OK) == 0 { return nil }
      guard let real = real(folder), real != "/" else { return nil }
      folder = parent(real)
    }
    return nil
  }

  private static func parent(_ path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  private static func real(_ path: String) -> String? {
    guard let found = realpath(path, nil) else { return nil }
    defer { free(found) }
    return String(cString: found)
  }

  private static var workingFolder: String { real(".") ?? "/" }

  /// Ids and families in lists; one that there is not is refused.
  private static func names(_ lists: [String]) throws -> Set<String> {
    let names = lists.flatMap { $0.split(separator: ",").map(String.init) }
    for name in names where !CheckRule.knows(name) {
      let known = CheckRule.all.map(\.id) + CheckRule.families
      let hint = nearest(to: name, in: known).map { " Did you mean '\($0)'?" } ?? ""
      throw ValidationError("No rule or family is called '\(name)'.\(hint)")
    }
    return Set(names)
  }
}
