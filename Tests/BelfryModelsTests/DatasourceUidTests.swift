import BelfryYAML
import Testing

@testable import BelfryModels

@Suite("Uids of datasources")
struct DatasourceUidTests {
  @Test(
    "Grafana makes them of names",
    arguments: [
      ("Prometheus", "PBFA97CFB590B2093"), ("prometheus", "P1809F7CD0C75ACF3"),
      ("Loki", "P8E80F9AEF21F6940"), ("TimescaleDB", "P40AE60E18F02DE32"),
    ])
  func made(name: String, uid: String) {
    #expect(DatasourceUid.made(of: name) == uid)
    #expect(DatasourceUid.isOne(uid))
  }

  @Test("A name of several blocks")
  func long() {
    let name = String(repeating: "a", count: 64)
    #expect(DatasourceUid.made(of: name) == "PFFE054FE7AE0CB6D")
    #expect(DatasourceUid.made(of: "") == "PE3B0C44298FC1C14")
  }

  @Test("Other uids", arguments: ["prometheus", "PBFA97CFB590B209", "PBFA97CFB590B209G"])
  func others(uid: String) {
    #expect(!DatasourceUid.isOne(uid))
  }
}
