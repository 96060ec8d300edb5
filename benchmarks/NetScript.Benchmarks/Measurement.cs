namespace NetScript.Benchmarks;

/// <summary>What one run took.</summary>
/// <param name="Wall">From its start to its end.</param>
/// <param name="Cpu">On the processor, of the client alone; <see langword="null"/> if nobody looked.</param>
/// <param name="PeakBytes">The most memory that it had; <see langword="null"/> if it was no process of its own.</param>
internal sealed record Measurement(TimeSpan Wall, TimeSpan? Cpu, long? PeakBytes)
{
    /// <summary>The median of each value by itself.</summary>
    public static Measurement Median(IReadOnlyCollection<Measurement> measurements) => new(
        TimeSpan.FromTicks(Middle(measurements.Select(measurement => measurement.Wall.Ticks))!.Value),
        Middle(measurements.Select(measurement => measurement.Cpu?.Ticks).OfType<long>()) is { } ticks ? TimeSpan.FromTicks(ticks) : null,
        Middle(measurements.Select(measurement => measurement.PeakBytes).OfType<long>()));

    private static long? Middle(IEnumerable<long> values)
    {
        var sorted = values.Order().ToList();
        return sorted.Count == 0 ? null : (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }
}
