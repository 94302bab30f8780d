import ArgumentParser
import BelfryGenerate

/// `belfry-dev embed`: lists the files of `templates/` for the compiler.
struct EmbedCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "embed",
    abstract: "Writes the list of embedded pack files; --check only compares.")

  @Flag(help: "Fails when the list is stale.")
  var check = false

  static let target = "Sources/CBelfryPacks/packs.c"

  func run() throws {
    let text = try Self.text()
    let disk = DiskFileSystem()
    let current = try? disk.read(Self.target, limit: 1 << 20)
    if current == Array(text.utf8) { return print("\(Self.target) is fresh") }
    if check {
      print("\(Self.target) is stale: run 'make embed'")
      throw ExitCode(1)
    }
    if current != nil { try disk.remove(Self.target) }
    try disk.create(Self.target, Array(text.utf8), mode: 0o644)
    print("wrote \(Self.target)")
  }

  static func text() throws -> String {
    let paths = try paths(below: "templates")
    var text = """
      // Made by 'make embed': every file of templates/, inside the binary.
      #include "packs.h"

      #pragma clang diagnostic ignored "-Wc23-extensions"


      """
    for (index, path) in paths.enumerated() {
      text +=
        "static const unsigned char file\(index)[] = {\n#embed \"../../\(path)\" suffix(, )\n  0};\n"
    }
    text += "\nstatic const struct belfry_pack_file files[] = {\n"
    for (index, path) in paths.enumerated() {
      text +=
        "  {\"\(path.dropFirst("templates/".count))\", file\(index), sizeof file\(index) - 1},\n"
    }
    return text + """
      };

      int belfry_pack_count(void) { return sizeof files / sizeof files[0]; }

      struct belfry_pack_file belfry_pack_file(int index) { return files[index]; }

      """
  }

  private static func paths(below folder: String) throws -> [String] {
    let disk = DiskFileSystem()
    return try disk.names(in: folder).sorted().flatMap { name -> [String] in
      let path = "\(folder)/\(name)"
      guard let status = try disk.status(of: path, followingLink: false) else { return [] }
      return status.kind == .folder ? try paths(below: path) : [path]
    }
  }
}
