import BelfrySource
import BelfryYAML

extension Stack {
  /// What a command inside of a program's container writes, as JSON; nothing where the program does
  /// not run, and where the command fails or writes something else.
  func answer(
    inside program: String, of containers: [RunningContainer], to command: [String],
    limit: Duration = .seconds(20)
  ) -> Node? {
    guard let service = model.running(program),
      let container = containers.first(where: { $0.service == service.name }),
      let outcome = try? docker.ask(["exec", container.id] + command, limit: limit),
      outcome.status == 0
    else { return nil }
    let parsed = parseJSON(SourceFile(path: program, bytes: outcome.output))
    return parsed.diagnostics.hasErrors ? nil : parsed.roots.first
  }
}
