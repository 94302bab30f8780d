package import BelfryCatalogue
import BelfrySource
import BelfryYAML

/// What a managed service would ask for the same data, a month.
package struct PriceEstimate: Sendable {
  /// One thing that is paid for.
  package struct Part: Sendable {
    package var part: PricePart
    package var quantity: Double
    package var cost: Double
  }

  package var name: String
  package var title: String
  package var note: String?
  package var parts: [Part]

  /// The sum, in the table's currency.
  package var cost: Double { parts.reduce(0) { $0 + $1.cost } }
  /// Whether all of it was seen on the provider's own pages.
  package var isConfirmed: Bool { parts.allSatisfy { $0.cost == 0 || $0.part.confirmed == true } }

  /// Every service of the table.
  static func all(of estimate: Estimate, _ table: PriceTable) -> [PriceEstimate] {
    table.services.entries.map { entry in
      PriceEstimate(
        name: entry.key.value, title: entry.value.title, note: entry.value.note,
        parts: entry.value.parts.compactMap { part in
          guard let unit = part.unit, let quantity = estimate.quantity(unit) else { return nil }
          return Part(part: part, quantity: quantity, cost: part.cost(quantity))
        })
    }
  }
}

extension Estimate {
  /// How much of a unit there is in a month; nothing where the profile does not say.
  func quantity(_ unit: PricePart.Unit) -> Double? {
    let samples = samplesPerDay * StorageModel.daysPerMonth
    let kept = samplesPerSecond * Double(retention) / 1000
    let logs = logVolume.map { Double($0) * StorageModel.daysPerMonth }
    switch unit {
    case .month, .host: return 1
    case .series: return Double(series)
    case .ownSeries:
      return Double(
        jobs.filter { ownJobs.contains($0.name) }.reduce(0) { $0 + $1.targets * $1.samples })
    case .writtenMB: return samples * StorageModel.bytesPerLine / 1_000_000
    case .storedGBHour:
      return kept * StorageModel.bytesPerSample / 1_000_000_000 * StorageModel.hoursPerMonth
    case .retainedGB: return kept * StorageModel.bytesPerRow / 1_000_000_000
    case .logGB: return logs.map { $0 / 1_000_000_000 }
    case .logStoredGB:
      return logVolume.map { Double($0) * Double(logRetention) / 86_400_000 / 1_000_000_000 }
    case .logMillion: return logs.map { $0 / StorageModel.bytesPerLogLine / 1_000_000 }
    }
  }
}
