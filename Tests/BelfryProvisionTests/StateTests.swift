import BelfryGenerate
import BelfrySource
import Foundation
import Testing

@testable import BelfryProvision

/// A folder that goes away with its last reference.
final class Folder {
  let path: String

  init() throws {
    let url = FileManager.default.temporaryDirectory
      .appendingPathComponent("belfry-provision-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func write(_ name: String, _ text: String) throws {
    let url = URL(fileURLWithPath: "\(path)/\(name)")
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try text.write(to: url, atomically: true, encoding: .utf8)
  }

  func text(_ name: String) -> String? {
    try? String(contentsOfFile: "\(path)/\(name)", encoding: .utf8)
  }

  func mode(_ name: String) throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(atPath: "\(path)/\(name)")
    return (attributes[.posixPermissions] as? NSNumber)?.intValue ?? 0
  }
}

@Suite("Configuration that is kept, and secrets that are made")
struct StateTests {
  func configuration(_ folder: Folder) throws -> Configuration {
    try Configuration(bundle: folder.path, mounts: ["prometheus", "secrets"], DiskFileSystem())
  }

  @Test("What was applied is kept, and put back")
  func rollback() throws {
    let folder = try Folder()
    let store = AppliedStore(bundle: folder.path)
    let lock = try store.lock()
    #expect(store.applied() == nil && store.former() == nil)
    try folder.write("compose.yml", "1")
    try folder.write("prometheus/a.yml", "1")
    try folder.write("secrets/word", "hidden")
    let first = try configuration(folder)
    #expect(first.files.keys.sorted() == ["compose.yml", "prometheus/a.yml"])
    try store.keep(first)
    #expect(store.former() == nil)

    try folder.write("prometheus/a.yml", "2")
    try folder.write("prometheus/deep/b.yml", "2")
    let second = try configuration(folder)
    let changes = second.changes(since: try #require(store.applied()))
    #expect(changes == ["prometheus/a.yml": .changed, "prometheus/deep/b.yml": .added])
    try store.keep(second)
    try store.keep(second)
    #expect(store.former()?.files == first.files, "the same again is no new one")

    try store.restore(try #require(store.former()), over: second)
    #expect(folder.text("prometheus/a.yml") == "1" && folder.text("prometheus/deep/b.yml") == nil)
    #expect(folder.text("secrets/word") == "hidden")
    store.unlock(lock)
  }

  @Test("Two runs at once: the second ends at once")
  func lock() throws {
    let folder = try Folder()
    let store = AppliedStore(bundle: folder.path)
    let lock = try store.lock()
    let error = #expect(throws: ProvisionFailure.self) { try store.lock() }
    #expect(error?.status == 3 && error?.message.contains("another belfry") == true)
    store.unlock(lock)
    store.unlock(try store.lock())
  }

  @Test("Random secrets are made, others are asked for, and none is shown")
  func secrets() throws {
    let folder = try Folder()
    var model = ComposeModel(try node("{}"))
    var service = ComposeModel.Service()
    service.secrets = ["one", "two", "url", "here"]
    model.services = [service]
    for name in service.secrets + ["unused"] {
      model.secrets[name] = "\(folder.path)/secrets/\(name)"
    }
    try folder.write("secrets/here", "open sesame\n")
    let origin = BundleOrigin(
      version: "", profile: Digest(of: []), images: [:],
      secrets: ["one": .random, "two": .random, "url": .asked("Where to.")])
    let files = SecretFiles(model, lock: BundleLock(FileTree(), origin: origin))
    #expect(files.toMake.map(\.name) == ["one", "two"] && files.toAsk.map(\.name) == ["url"])
    try files.make(empty: false)
    let one = try #require(folder.text("secrets/one"))
    #expect(one.count == 32 && one.allSatisfy { $0.isLetter || $0.isNumber })
    #expect(one != folder.text("secrets/two"))
    #expect(try folder.mode("secrets/one") == 0o444 && folder.text("secrets/url") == nil)
    let again = SecretFiles(model, lock: BundleLock(FileTree(), origin: origin))
    try again.make(empty: true)
    #expect(folder.text("secrets/one") == one && folder.text("secrets/url") == "")
    #expect(again.hide(in: "x \(one) y open sesame") == "x *** y ***")
  }

  @Test("The folder of secrets is closed to others")
  func folder() throws {
    let folder = try Folder()
    var model = ComposeModel(try node("{}"))
    var service = ComposeModel.Service()
    service.secrets = ["one"]
    model.services = [service]
    model.secrets["one"] = "\(folder.path)/secrets/one"
    let origin = BundleOrigin(
      version: "", profile: Digest(of: []), images: [:], secrets: ["one": .random])
    try SecretFiles(model, lock: BundleLock(FileTree(), origin: origin)).make(empty: false)
    #expect(try folder.mode("secrets") == 0o700)
  }
}
