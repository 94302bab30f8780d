import Foundation
import Testing

@testable import BelfryProvision

@Suite("Secrets that change after they were applied")
struct SecretTests {
  /// A bundle with the secrets `one` and `two`.
  struct Bundle {
    let folder: Folder
    var secrets: SecretFiles

    init() throws {
      folder = try Folder()
      try folder.write("secrets/one", "first")
      try folder.write("secrets/two", "second")
      try folder.write(".belfry-up/lock", "")
      var model = ComposeModel(try node("{}"))
      var service = ComposeModel.Service()
      service.secrets = ["one", "two"]
      model.services = [service]
      for name in service.secrets { model.secrets[name] = "\(folder.path)/secrets/\(name)" }
      secrets = SecretFiles(model, lock: nil)
    }

    func changes() throws -> [String: SecretChange] {
      try #require(SecretMarks(applied: folder.path)).changes(secrets)
    }
  }

  @Test("Nothing is known before the first time; what is kept is closed to others, and no secret")
  func kept() throws {
    let bundle = try Bundle()
    #expect(SecretMarks(applied: bundle.folder.path) == nil)
    try SecretMarks.keep(bundle.secrets, bundle: bundle.folder.path)
    #expect(try bundle.folder.mode(".belfry-up/secrets") == 0o600)
    let text = try #require(bundle.folder.text(".belfry-up/secrets"))
    #expect(!text.contains("first"))
    #expect(
      !text.contains("a7937b64b8caa58f03721bb6bacf5c78cb235febe0e70b1b84cd99541461a08e"),
      "the plain digest of 'first'")
    #expect(try bundle.changes().isEmpty)
    try SecretMarks.keep(bundle.secrets, bundle: bundle.folder.path)
    #expect(bundle.folder.text(".belfry-up/secrets") == text, "the key stays")
  }

  @Test("Other contents are a change, in the same file or in another; a touch is none")
  func changes() throws {
    let bundle = try Bundle()
    try SecretMarks.keep(bundle.secrets, bundle: bundle.folder.path)
    let one = "\(bundle.folder.path)/secrets/one"
    try FileManager.default.setAttributes([.modificationDate: Date.distantPast], ofItemAtPath: one)
    #expect(try bundle.changes().isEmpty)
    let handle = try #require(FileHandle(forWritingAtPath: one))
    try handle.write(contentsOf: Data("FIRST".utf8))
    try handle.close()
    try bundle.folder.write("secrets/new", "other")
    try FileManager.default.removeItem(atPath: "\(bundle.folder.path)/secrets/two")
    try FileManager.default.moveItem(
      atPath: "\(bundle.folder.path)/secrets/new", toPath: "\(bundle.folder.path)/secrets/two")
    #expect(
      try bundle.changes() == [
        "one": SecretChange(isSameFile: true), "two": SecretChange(isSameFile: false),
      ])
    try SecretMarks.keep(bundle.secrets, bundle: bundle.folder.path)
    #expect(try bundle.changes().isEmpty)
  }

  @Test("Those that mount it reload where that shows it, else restart; others are kept")
  func plan() throws {
    var model = ComposeModel(try node("{}"))
    for (name, image) in [
      ("alertmanager", "prom/alertmanager:v0"), ("kibana", "x/kibana:9"), ("other", "x/other:1"),
      ("setup", "x/setup:1"),
    ] {
      var service = ComposeModel.Service()
      (service.name, service.image, service.hash) = (name, image, "h")
      service.secrets = name == "other" ? ["spare"] : ["word"]
      service.isOneShot = name == "setup"
      model.services.append(service)
    }
    let containers = model.services.map { service in
      PlanTests.container(service.name) { if service.isOneShot { $0.status = "exited" } }
    }
    func actions(_ isSame: Bool) -> [UpPlan.Action] {
      UpPlan(
        model, containers, images: [:], changes: [:],
        secrets: ["word": SecretChange(isSameFile: isSame)], folder: "/b"
      ).steps.map(\.action)
    }
    #expect(actions(true) == [.reload, .restart, .keep, .start])
    #expect(actions(false) == [.restart, .restart, .keep, .start])
    let plan = UpPlan(
      model, containers, images: [:], changes: nil,
      secrets: ["word": SecretChange(isSameFile: false)], folder: "/b")
    #expect(plan.steps[1].reasons == ["secrets/word"])
  }

  @Test("The code is HMAC-SHA-256 (RFC 4231, cases 1, 2 and 6)")
  func code() {
    func code(_ key: [UInt8], _ text: String) -> String {
      SecretMarks.code(Array(text.utf8), key: key)
    }
    #expect(
      code([UInt8](repeating: 0x0B, count: 20), "Hi There")
        == "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7")
    #expect(
      code(Array("Jefe".utf8), "what do ya want for nothing?")
        == "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843")
    #expect(
      code(
        [UInt8](repeating: 0xAA, count: 131),
        "Test Using Larger Than Block-Size Key - Hash Key First")
        == "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54")
  }

  @Test(
    "What is kept but cannot be read is as if it were not known",
    arguments: ["", "key", "key 00", "no 1 2", "key \(String(repeating: "0", count: 64))\nx y"])
  func unreadable(_ text: String) { #expect(SecretMarks(decoding: text) == nil) }
}
