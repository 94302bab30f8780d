extension GoTime {
  /// The instant that a text gives in a layout of Go's, in UTC; nothing where it does not fit.
  init?(_ text: String, layout: String) {
    var (year, month, day): (Int64, Int64, Int64) = (0, 1, 1)
    var (hour, minute, second): (Int64, Int64, Int64) = (0, 0, 0)
    var isAfternoon: Bool?
    var rest = Substring(text)
    var pattern = Substring(layout)
    func number(_ width: ClosedRange<Int>) -> Int64? {
      let digits = rest.prefix(width.upperBound).prefix { $0.isASCII && $0.isNumber }
      guard digits.count >= width.lowerBound else { return nil }
      rest = rest.dropFirst(digits.count)
      return Int64(digits)
    }
    func word(_ words: [String], _ length: Int? = nil) -> Int64? {
      let shown = words.map { length.map($0.prefix) ?? $0[...] }
      guard let index = shown.firstIndex(where: { rest.lowercased().hasPrefix($0.lowercased()) })
      else { return nil }
      rest = rest.dropFirst(shown[index].count)
      return Int64(index)
    }
    let words = [
      "January", "Jan", "Monday", "Mon", "MST", "Z07:00", "2006", "01", "02", "03", "04", "05",
      "06", "15", "_2", "PM", "1", "2", "3", "4", "5",
    ]
    while let first = pattern.first {
      guard let found = words.first(where: { pattern.hasPrefix($0) }) else {
        guard rest.popFirst() == first else { return nil }
        pattern.removeFirst()
        continue
      }
      pattern = pattern.dropFirst(found.count)
      var value: Int64?
      switch found {
      case "2006":
        value = number(4...4)
        year = value ?? 0
      case "06":
        value = number(2...2)
        year = value.map { $0 >= 69 ? 1900 + $0 : 2000 + $0 } ?? 0
      case "01", "1":
        value = number((found == "01" ? 2 : 1)...2)
        month = value ?? 0
      case "January", "Jan":
        value = word(Self.months, found == "Jan" ? 3 : nil)
        month = (value ?? 0) + 1
      case "02", "2", "_2":
        if rest.first == " " { rest.removeFirst() }
        value = number((found == "02" ? 2 : 1)...2)
        day = value ?? 0
      case "Monday", "Mon": value = word(Self.weekdays, found == "Mon" ? 3 : nil)
      case "15", "03", "3":
        value = number((found == "3" ? 1 : 2)...2)
        hour = value ?? 0
      case "04", "4":
        value = number((found == "04" ? 2 : 1)...2)
        minute = value ?? 0
      case "05", "5":
        value = number((found == "05" ? 2 : 1)...2)
        second = value ?? 0
      case "PM":
        value = word(["AM", "PM"])
        isAfternoon = value == 1
      case "MST": value = word(["UTC"])
      default: value = word(["Z"])
      }
      guard value != nil else { return nil }
    }
    if let isAfternoon { hour = hour % 12 + (isAfternoon ? 12 : 0) }
    let length =
      Self.days(year: month == 12 ? year + 1 : year, month: month % 12 + 1, day: 1)
      - Self.days(year: year, month: month, day: 1)
    guard rest.isEmpty, (1...12).contains(month), (1...length).contains(day), hour < 24,
      minute < 60, second < 60
    else { return nil }
    self.init(
      seconds: Self.days(year: year, month: month, day: day) * 86_400 + hour * 3600 + minute * 60
        + second)
  }
}
