using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace NetScript.Migrations;

/// <summary>
/// The names under which runs are traced and measured. A run, each of its migrations and each of its seeds is a span with the
/// attributes of OpenTelemetry's database conventions, and <c>netscript.database</c> with the key of the database.
/// </summary>
public static class MigrationsTelemetry
{
    /// <summary>The name of the <see cref="ActivitySource"/>.</summary>
    public const string ActivitySourceName = "NetScript.Migrations";

    /// <summary>The name of the <see cref="Meter"/>: <c>netscript.migrations.applied</c> and <c>.failed</c> count, <c>.duration</c> is in seconds.</summary>
    public const string MeterName = "NetScript.Migrations";

    internal const string DatabaseTag = "netscript.database";

    internal static ActivitySource Source { get; } = new(ActivitySourceName);

    internal static Meter Meter { get; } = new(MeterName);

    internal static Counter<long> Applied { get; } = Meter.CreateCounter<long>("netscript.migrations.applied", "{migration}", "Migrations applied");

    internal static Counter<long> Failed { get; } = Meter.CreateCounter<long>("netscript.migrations.failed", "{migration}", "Migrations that failed");

    internal static Histogram<double> Duration { get; } = Meter.CreateHistogram<double>("netscript.migrations.duration", "s", "How long a migration took");
}
