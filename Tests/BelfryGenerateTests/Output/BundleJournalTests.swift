import BelfrySource
import Testing

@testable import BelfryGenerate

struct BundleJournalTests {
  static let journal: BundleJournal = {
    let one = BundleStep.Version(digest: Digest(of: [1]), mode: 0o644)
    let two = BundleStep.Version(digest: Digest(of: [2]), mode: 0o755)
    return BundleJournal([
      BundleStep(action: .makeFolder, path: "a b"),
      BundleStep(action: .create(one), path: "a b/c  d"),
      BundleStep(action: .replace(one, by: two), path: "é"),
      BundleStep(action: .remove(two), path: "x"),
      BundleStep(action: .setMode(from: 0o600, to: 0o4755), path: " y "),
      BundleStep(action: .replace(two, by: one), path: "belfry.lock"),
    ])
  }()

  @Test func roundTrip() {
    #expect(BundleJournal(decoding: Self.journal.encode()) == Self.journal)
    #expect(BundleJournal(decoding: BundleJournal([]).encode()) == BundleJournal([]))
  }

  @Test("Cut off or flipped anywhere, it is not believed")
  func damaged() {
    let bytes = Self.journal.encode()
    for end in 0..<bytes.count { #expect(BundleJournal(decoding: Array(bytes[..<end])) == nil) }
    for index in bytes.indices {
      var changed = bytes
      changed[index] ^= 4
      #expect(BundleJournal(decoding: changed) == nil)
    }
  }

  @Test(
    "Signed lines that are no steps",
    arguments: [
      "folder", "folder ../x", "folder /x", "folder secrets", "folder .belfry", "burn x", "",
      "create 00 644 x", "mode 644 99999 x", "mode 8 644 x", "mode 644 x", "remove x",
    ])
  func refused(_ line: String) {
    let body = "belfry journal 1\n\(line)\n"
    let text = body + "commit \(Digest(of: Array(body.utf8)).hex)\n"
    let journal = BundleJournal(decoding: Array(text.utf8))
    #expect(journal == nil || line.isEmpty && journal == BundleJournal([]))
  }
}
