import BelfryPromQL

/// The units of panels that fit a value.
struct PanelUnit {
  /// The first choice.
  let id: String
  /// Every id that shows such a value rightly; nothing where that is open.
  let fitting: Set<String>

  private static let bytes: Set<String> = ["bytes", "decbytes"]
  private static let seconds: Set<String> = [
    "s", "dtdurations", "dthms", "dtdhms", "clocks",
  ]

  /// Units for what an expression measures; nothing where that does not tell.
  init?(_ unit: ValueUnit) {
    switch unit {
    case .seconds: (id, fitting) = ("s", Self.seconds)
    case .bytes: (id, fitting) = ("bytes", Self.bytes)
    case .ratio: (id, fitting) = ("percentunit", ["percentunit"])
    case .percent: (id, fitting) = ("percent", ["percent"])
    case .celsius: (id, fitting) = ("celsius", ["celsius"])
    case .perSecond(.bytes): (id, fitting) = ("Bps", ["Bps", "binBps"])
    case .perSecond(.seconds): (id, fitting) = ("percentunit", ["percentunit", "s"])
    default: return nil
    }
  }

  /// Units that say what is measured: another one beside them is a mistake, others may be meant.
  static let telling: Set<String> = [
    "s", "ms", "µs", "ns", "m", "h", "d", "dtdurations", "dtdurationms", "dthms", "dtdhms",
    "clocks", "clockms", "bytes", "decbytes", "kbytes", "deckbytes", "mbytes", "decmbytes",
    "gbytes", "decgbytes", "bits", "decbits", "percent", "percentunit", "celsius", "fahrenheit",
    "reqps", "rps", "wps", "iops", "Bps", "binBps", "bps", "binbps", "dateTimeAsIso",
    "dateTimeFromNow", "hertz", "volt", "watt",
  ]
}
