import ArgumentParser
import BelfryCatalogue
import BelfryCheck
import BelfryGenerate
import BelfryProfile
import BelfrySource
import Dispatch
import Synchronization

/// `belfry generate`.
struct GenerateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "generate",
    abstract: "Writes the bundle of a profile, all or none.",
    discussion: """
      Without -o the bundle is written beside the profile. --check changes nothing and ends with \
      1 when the bundle on disk differs; --diff shows how it differs.
      """)

  @Argument(help: "The profile.", completion: .file(extensions: ["yaml", "yml"]))
  var profile = "belfry.yaml"

  @Option(name: .shortAndLong, help: "Folder of the bundle.", completion: .directory)
  var output: String?

  @Option(help: "Folder with packs of your own.", completion: .directory)
  var templates: String?

  /// The same as the key `simulator` of the profile, for a first look: a bundle that stays should
  /// have the key, since whatever makes it again, such as `--check`, must be told as well.
  @Flag(
    help: "Adds a container that serves the services' metrics, as 'simulator: true' does.")
  var withSimulator = false

  @Flag(help: "Only says whether the bundle on disk is the profile's.")
  var check = false

  @Flag(help: "Shows how the bundle on disk differs.")
  var diff = false

  @Flag(help: "Overwrites files that were edited by hand or not made by Belfry.")
  var force = false

  @Flag(name: .shortAndLong, help: "Says nothing but errors.")
  var quiet = false

  func run() throws {
    var (profile, file) = try Input.profile(profile)
    if withSimulator { profile.simulator = Located(true) }
    try refuseOwnPacks(profile)
    let catalogue = try Input.catalogue(templates)
    let (plan, planned) = Planner.plan(profile, from: file, using: catalogue)
    guard let plan else { return try refuse(planned, [file]) }
    let (bundle, composed) = Bundle.compose(plan, profile: file, version: BelfryCommand.version)
    guard let bundle else { return try refuse(composed, []) }
    try checkOwn(bundle)
    let endless = DefinitionLint.sizes(of: profile, file.path)
    if !quiet, !(planned + endless).isEmpty { Console.show(planned + endless, [file]) }
    let folder = output ?? parent(of: self.profile)
    do throws(BundleError) {
      if check || diff {
        return try compare(bundle, folder)
      }
      let writer = BundleWriter(fileSystem: DiskFileSystem())
      let summary = try writer.write(
        bundle.tree, to: folder, origin: bundle.origin, policy: force ? .force : .refuse)
      if !quiet { Console.print(GenerateSummary(bundle, summary, folder).text) }
    } catch {
      for message in error.messages { Console.error("\(folder): error: \(message)") }
      Console.error("  help: \(error.help)")
      throw ExitCode(error.isEnvironment ? 3 : 2)
    }
  }

  /// The simulator's image has the packs of the program alone.
  private func refuseOwnPacks(_ profile: Profile) throws {
    guard templates != nil, profile.simulator?.value == true else { return }
    Console.error(
      "error: the simulator's container knows no packs of your own\n  help: leave 'simulator' out, "
        + "and run 'belfry simulate' with --templates beside the stack")
    throw ExitCode(2)
  }

  private func refuse(_ found: [Diagnostic], _ files: [SourceFile]) throws {
    Console.show(found, files)
    throw ExitCode(2)
  }

  private func parent(of path: String) -> String {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    if parts.isEmpty { return "." }
    return parts == [""] ? "/" : parts.joined(separator: "/")
  }

  /// An error in what was just generated is a defect of Belfry or of a pack; what the profile itself
  /// says, such as a server that is none yet, is its author's.
  private func checkOwn(_ bundle: Bundle) throws {
    let files = bundle.tree.files.map { SourceFile(path: $0.path, bytes: $0.bytes) }
    var ignored: Set<String> = ["alertmanager/placeholder-value"]
    // The watched system's Compose file lies outside of what is generated.
    if bundle.plan.profile.network.include != nil { ignored.insert("compose/file-not-found") }
    var options = CheckOptions(ignored: ignored)
    options.leastSeverity = .error
    options.wantsMends = false
    let found = FileChecker.check(
      files.filter { FileChecker.isCandidate($0.path) }, options, paths: Set(files.map(\.path))
    ).flatMap(\.diagnostics).filter { $0.severity == .error }
    guard !found.isEmpty else { return }
    Console.show(found, files)
    Console.error("error: the generated bundle has errors; this is a defect of Belfry or a pack")
    throw ExitCode(2)
  }

  private func compare(_ bundle: Bundle, _ folder: String) throws(BundleError) {
    let writer = BundleWriter(fileSystem: DiskFileSystem())
    let differences = try writer.compare(bundle.tree, with: folder, origin: bundle.origin)
    for difference in differences {
      if diff {
        Console.print(
          unifiedDiff(old: difference.found, new: difference.wanted, path: difference.path))
      } else {
        Console.error("\(folder)/\(difference.path): \(difference.kind)")
      }
    }
    if differences.isEmpty {
      if !quiet { Console.print("\(folder): \(bundle.tree.count) files are as the profile says\n") }
    } else {
      if !quiet { Console.error("\(differences.count) files differ; run 'belfry generate' again") }
      BelfryCommand.exit(withError: ExitCode(1))
    }
  }
}
