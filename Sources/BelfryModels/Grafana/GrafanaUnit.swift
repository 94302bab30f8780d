/// Units of Grafana's panels, by the ids that dashboards hold (13, value formats).
package enum GrafanaUnit {
  /// Every id.
  package static let known: Set<String> = Set(
    """
    none string short percent percentunit humidity dB candela hex0x hex sci locale pixel accMS2
    accFS2 accG degree radian grad arcmin arcsec areaM2 areaF2 areaMI2 acres hectares flops kflops
    mflops gflops tflops pflops eflops zflops yflops ppm conppb conngm3 conngNm3 conμgm3 conμgNm3
    conmgm3 conmgNm3 congm3 congNm3 conmgdL conmmolL currencyUSD currencyGBP currencyEUR currencyJPY
    currencyRUB currencyUAH currencyBRL currencyDKK currencyISK currencyNOK currencySEK currencyCZK
    currencyCHF currencyPLN currencyBTC currencymBTC currencyμBTC currencyZAR currencyINR
    currencyKRW currencyIDR currencyPHP currencyVND currencyTRY currencyMYR currencyXPF currencyBGN
    currencyPYG currencyUYU currencyILS currencyTHB bytes decbytes bits decbits kbytes deckbytes
    mbytes decmbytes gbytes decgbytes tbytes dectbytes pbytes decpbytes pps binBps Bps binbps bps
    KiBs Kibits KBs Kbits MiBs Mibits MBs Mbits GiBs Gibits GBs Gbits TiBs Tibits TBs Tbits PiBs
    Pibits PBs Pbits dateTimeAsIso dateTimeAsIsoNoDateIfToday dateTimeAsUS dateTimeAsUSNoDateIfToday
    dateTimeAsLocal dateTimeAsLocalNoDateIfToday dateTimeAsSystem dateTimeFromNow watt kwatt megwatt
    gwatt mwatt Wm2 voltamp kvoltamp voltampreact kvoltampreact watth watthperkg kwatth kwattm
    mwatth amph kamph mamph joule ev amp kamp mamp volt kvolt mvolt microvolt nvolt dBm mohm ohm
    kohm Mohm farad µfarad nfarad pfarad ffarad henry mhenry µhenry lumens flowgpm flowcms flowcfs
    flowcfm litreh flowlpm flowmlpm flowlps lux forceNm forcekNm forceN forcekN Hs KHs MHs GHs THs
    PHs EHs massmg massg masslb masskg masst lengthmm lengthcm lengthin lengthft lengthm lengthkm
    lengthmi pressurembar pressurebar pressurekbar pressurepa pressurehpa pressurekpa pressurehg
    pressurepsi radbq radci radgy radrad radsv radmsv radusv radrem radexpckg radr radsvh radmsvh
    radusvh rotrpm rothz rotkhz rotmhz rotghz rotrads rotdegs celsius fahrenheit kelvin hertz ns µs
    ms s m h d dtdurationms dtdurations dthms dtdhms timeticks clockms clocks cps ops reqps rps wps
    iops eps mps recps rowsps cpm opm reqpm rpm wpm epm mpm velocityms velocitykmh velocitymph
    velocityknot mlitre litre m3 Nm3 dm3 gallons bool bool_yes_no bool_on_off
    """.split { $0 == " " || $0 == "\n" }.map(String.init))

  /// Beginnings behind which a unit is spelt out by hand.
  private static let prefixes = [
    "suffix:", "prefix:", "currency:", "currencyLocale:", "time:", "si:", "count:", "bool:",
  ]

  /// What people write, and the id that it stands for.
  private static let aliases: [String: String] = [
    "seconds": "s", "second": "s", "sec": "s", "secs": "s", "milliseconds": "ms", "millis": "ms",
    "msec": "ms", "minutes": "m", "min": "m", "hours": "h", "days": "d", "microseconds": "µs",
    "us": "µs", "nanoseconds": "ns", "byte": "bytes", "b": "bytes", "bytes/s": "Bps",
    "bytes/sec": "Bps", "byteps": "Bps", "bits/s": "bps", "bits/sec": "bps", "%": "percent",
    "percentage": "percent", "pct": "percent", "ratio": "percentunit", "req/s": "reqps",
    "requests/s": "reqps", "requests/sec": "reqps", "req/sec": "reqps", "ops/s": "ops",
    "ops/sec": "ops", "opsps": "ops", "usd": "currencyUSD", "$": "currencyUSD",
    "eur": "currencyEUR", "€": "currencyEUR", "hz": "hertz", "c": "celsius", "°c": "celsius",
    "number": "none", "count": "none", "integer": "none",
  ]

  /// Whether Grafana knows a unit, or it is spelt out by hand.
  package static func isKnown(_ unit: String) -> Bool {
    known.contains(unit) || prefixes.contains { unit.hasPrefix($0) }
  }

  /// The id that a word stands for; nothing where several may be meant.
  package static func meant(by word: String) -> String? {
    let found = candidates(for: word)
    return found.count == 1 ? found[0] : nil
  }

  /// The ids that a word may stand for: several where only their case tells them apart.
  package static func candidates(for word: String) -> [String] {
    let lower = word.lowercased()
    if let alias = aliases[lower] { return [alias] }
    return known.filter { $0.lowercased() == lower }.sorted()
  }
}
