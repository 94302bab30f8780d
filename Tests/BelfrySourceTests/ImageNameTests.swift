import BelfrySource
import Testing

@Suite("Names of images")
struct ImageNameTests {
  @Test(
    "The last word and the tag",
    arguments: [
      ("redis", "redis", nil), ("redis:7", "redis", "7"), ("", "", nil),
      ("docker.io/library/redis:7@sha256:0a1b", "redis", "7"), ("redis@sha256:0a1b", "redis", nil),
      ("localhost:5000/team/app", "app", nil), ("localhost:5000/team/app:1.2-é", "app", "1.2-é"),
      ("a/b/", "b", nil), ("${IMAGE:-redis:7}", "${IMAGE", "-redis"),
    ])
  func parts(image: String, name: String, tag: String?) {
    #expect(image.lastImageName == name)
    #expect(image.imageTag == tag)
  }
}
