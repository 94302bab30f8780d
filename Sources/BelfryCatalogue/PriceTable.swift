package import BelfrySource
package import BelfryYAML

/// `prices.yaml`: what managed services ask for, as published; each number with its source and date.
package struct PriceTable: Model, Sendable {
  package static var summary: String { "What managed services ask for." }

  package var dated = ""
  package var currency = "USD"
  package var services = OrderedMap<PricedService>()
  package var unmodelled = Unmodelled()

  package init() {}

  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("dated", &dated, "When it was last looked at.", .required)
    visit.key("currency", &currency, "The currency of all numbers.", .byDefault("USD"))
    visit.key("services", &services, "The services by name.", .required)
  }
}

/// A managed service and what it asks for.
package struct PricedService: Model, Sendable {
  package static var summary: String { "A managed service." }

  package var title = ""
  package var note: String?
  package var parts: [PricePart] = []
  package var unmodelled = Unmodelled()

  package init() {}

  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("title", &title, "Its name for people.", .required)
    visit.key("note", &note, "What is left out of the sum.")
    visit.key("parts", &parts, "What is paid for.", .required)
  }
}

/// One thing that is paid for.
package struct PricePart: Model, Sendable {
  package static var summary: String { "One thing that is paid for." }

  /// What is counted in a month.
  package enum Unit: String, CaseIterable, Field, Sendable {
    /// The month itself.
    case month
    /// Hosts that are watched.
    case host
    /// Series of all jobs.
    case series
    /// Series of the team's own services, which no integration of the provider brings.
    case ownSeries = "own_series"
    /// Megabytes of samples written, as text lines.
    case writtenMB = "written_mb"
    /// Gigabytes of samples kept, packed, for one hour.
    case storedGBHour = "stored_gb_hour"
    /// Gigabytes of samples kept, not packed.
    case retainedGB = "retained_gb"
    /// Gigabytes of logs taken in.
    case logGB = "log_gb"
    /// Gigabytes of logs kept.
    case logStoredGB = "log_stored_gb"
    /// Millions of log lines taken in.
    case logMillion = "log_million"
  }

  package var of = ""
  package var unit: Unit?
  package var price: Double = 0
  package var free: Double?
  package var tiers: [PriceTier] = []
  package var source = ""
  package var confirmed: Bool?
  package var unmodelled = Unmodelled()

  package init() {}

  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("of", &of, "What it is, in the provider's words.", .required)
    visit.key("per", &unit, "What is counted.", .required)
    visit.key("price", &price, "Price of one.", .required)
    visit.key("free", &free, "How many cost nothing.", .byDefault("0"))
    visit.key("tiers", &tiers, "Other prices from some number on, rising.")
    visit.key("source", &source, "Where it was read, and when.", .required)
    visit.key("confirmed", &confirmed, "Whether the provider itself was seen to say it.", .required)
  }

  /// What a quantity of a month costs.
  package func cost(_ quantity: Double) -> Double {
    let paid = max(0, quantity - (free ?? 0))
    var steps: [(from: Double, price: Double)] = [(0, price)]
    steps += tiers.map { ($0.from, $0.price) }
    var sum = 0.0
    for (index, step) in steps.enumerated() where paid > step.from {
      let end = index + 1 < steps.count ? steps[index + 1].from : .infinity
      sum += (min(paid, end) - step.from) * step.price
    }
    return sum
  }
}

/// Another price from some number on.
package struct PriceTier: Model, Sendable {
  package static var summary: String { "Another price from some number on." }

  package var from: Double = 0
  package var price: Double = 0
  package var unmodelled = Unmodelled()

  package init() {}

  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("from", &from, "After how many that are paid.", .required)
    visit.key("price", &price, "Price of one from there on.", .required)
  }
}
