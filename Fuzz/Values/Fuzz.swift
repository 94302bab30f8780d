import BelfryModels
import BelfrySource

/// Small notations inside of scalars: what is read reads the same from its canonical notation.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  guard let how = bytes.first else { return 0 }
  let text = String(decoding: bytes.dropFirst(), as: UTF8.self)
  switch how % 5 {
  case 0: matchers(text)
  case 1: durations(text)
  case 2: addresses(text)
  case 3: calendar(text)
  default: paths(text)
  }
  return 0
}

private func matchers(_ text: String) {
  do {
    for matcher in try MatcherText.parse(text) {
      precondition(matcher.matches("api") != nil)
      precondition(!matcher.op.hasPrefix("=") || matcher.op == "=" || matcher.op == "=~")
    }
  } catch {
    precondition(0 <= error.span.start && error.span.start <= error.span.end)
    precondition(error.span.end <= text.utf8.count)
  }
  _ = try? MatcherText.classic(text)
}

private func durations(_ text: String) {
  if let duration = PrometheusDuration(text) {
    precondition(PrometheusDuration("\(duration)") == duration, text)
  }
  if let duration = GoDuration(text), duration.nanoseconds > .min {
    precondition(GoDuration("\(duration)") == duration, text)
  }
  if let size = ByteSize(text) { precondition(size.bytes >= 0, text) }
  _ = ElasticDuration(text)
}

private func addresses(_ text: String) {
  guard let url = try? GoURL(text) else { return }
  precondition(url.scheme == url.scheme.lowercased())
  precondition(url.host.utf8.count <= text.utf8.count)
}

private func calendar(_ text: String) {
  if let range = WeekdayRange(text) { precondition(range.first <= range.last || range.last >= 0) }
  _ = ClockTime(text)
  _ = DayRange(text)
  _ = MonthRange(text)
  _ = YearRange(text)
}

private func paths(_ text: String) {
  let clean = FilePath.clean(text)
  precondition(FilePath.clean(clean) == clean, text)
  _ = FilePath.rebase(text, from: "a/b", to: "c")
}
