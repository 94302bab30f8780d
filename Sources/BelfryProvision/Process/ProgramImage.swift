import BelfryGenerate
import Glibc

/// The image of a bundle's simulator: this program and the libraries that it has loaded, and nothing
/// else. It is made where it is needed, since no registry has it.
package struct ProgramImage {
  /// Its name, as `templates/images.yaml` has it.
  private static let name = "belfry-simulator"
  /// Says in an image which program it was made of.
  private static let label = "belfry.program"
  private static let itself = "/proc/self/exe"

  /// Tells this program from others: its size, and when it was written.
  let mark: String

  /// The program that runs.
  package init() throws(ProvisionFailure) {
    var info = stat()
    guard stat(Self.itself, &info) == 0 else {
      throw ProvisionFailure(
        "belfry cannot find its own program", help: "Is /proc mounted? Its image is made of it.")
    }
    mark = "\(info.st_size)-\(info.st_mtim.tv_sec).\(info.st_mtim.tv_nsec)"
  }

  /// Whether an image is made by belfry.
  package static func isOwn(_ image: String) -> Bool { image.prefix { $0 != ":" } == name }

  /// Whether the engine has an image of this program.
  func isCurrent(_ image: String, _ docker: Docker) throws(ProvisionFailure) -> Bool {
    let format = "{{index .Config.Labels \"\(Self.label)\"}}"
    let shown = try docker.ask(["image", "inspect", "--format", format, image])
    return shown.status == 0 && shown.text.filter { !$0.isWhitespace } == mark
  }

  /// Makes the image, by way of a file in a folder that has no name from the first byte on.
  func make(
    _ image: String, _ docker: Docker, _ interrupts: Interrupts, _ lock: FileLock,
    below folder: String
  ) throws(ProvisionFailure) -> ChildProcess.Outcome {
    let archive: Int32
    do throws(FileSystemError) { archive = try self.archive(below: folder) } catch {
      throw ProvisionFailure(error.message, help: error.help)
    }
    defer { close(archive) }
    let changes = [
      "ENTRYPOINT [\"/belfry\"]", "ENV LD_LIBRARY_PATH=/lib", "USER 65534:65534",
      "LABEL \(Self.label)=\(mark)",
    ]
    var process = ChildProcess(
      docker.client, ["import"] + changes.flatMap { ["--change", $0] } + ["-", image])
    process.input = archive
    process.interrupts = interrupts
    process.lock = lock
    return try Docker.run(process)
  }

  /// The archive's descriptor, at its beginning.
  func archive(below folder: String) throws(FileSystemError) -> Int32 {
    let path = "\(folder)/image.tar"
    _ = unlink(path)
    let file = open(path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw FileSystemError(.write, path, .system) }
    _ = unlink(path)
    do throws(FileSystemError) {
      let writer = ArchiveWriter(file: file, path: path)
      for folder in ["lib", "lib64"] { try writer.folder(folder) }
      try writer.file("belfry", of: Self.itself)
      for library in try Self.libraries() {
        let name = Self.loadedName(library)
        // The program names the loader by its path, which differs between machines.
        if name.hasPrefix("ld-") { try writer.file("lib64/\(name)", of: library) }
        try writer.file("lib/\(name)", of: library)
      }
      try writer.end()
      guard lseek(file, 0, SEEK_SET) == 0 else { throw FileSystemError(.write, path, .system) }
    } catch {
      close(file)
      throw error
    }
    return file
  }

  /// Paths of the libraries that this process has loaded, the loader itself among them.
  private static func libraries() throws(FileSystemError) -> [String] {
    let bytes = try DiskFileSystem().read("/proc/self/maps", limit: 16 << 20)
    var found: Set<String> = []
    for line in bytes.split(separator: UInt8(ascii: "\n")) {
      // Address, rights, offset, device, number of the file, and its path.
      let cells = line.split(separator: UInt8(ascii: " "), maxSplits: 5)
      guard cells.count == 6 else { continue }
      let path = String(decoding: cells[5].drop { $0 == UInt8(ascii: " ") }, as: UTF8.self)
      let name = path.split(separator: "/").last ?? ""
      if path.hasPrefix("/"), name.contains(".so") { found.insert(path) }
    }
    return found.sorted()
  }

  /// The name that a library is asked for by: `libz.so.1` for the file `libz.so.1.3.1`.
  static func loadedName(_ path: String) -> String {
    let name = String(path.split(separator: "/").last ?? "")
    let parts = name.split(separator: ".")
    guard let at = parts.firstIndex(of: "so") else { return name }
    return parts[...min(at + 1, parts.count - 1)].joined(separator: ".")
  }
}
