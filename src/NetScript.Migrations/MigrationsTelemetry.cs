using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace NetScript.Migrations;

/// <summary>
/// The names under which runs are traced and measured. A run, each of its migrations and each of its seeds is a span with the
/// attributes of OpenTelemetry's database conventions, and <c>netscript.database</c> with the key of the database. The spans and the log of a failure have <c>error.type</c>,
/// <c>db.response.status_code</c> and, without secrets, <c>db.query.text</c>.
/// </summary>
public static class MigrationsTelemetry
{
    /// <summary>The name of the <see cref="ActivitySource"/>.</summary>
    public const string ActivitySourceName = "NetScript.Migrations";

    /// <summary>
    /// The name of the <see cref="Meter"/>, one a database with the attribute <c>netscript.database</c>: <c>netscript.migrations.applied</c> and <c>.failed</c> count migrations, <c>.duration</c> of a migration
    /// and <c>.run.duration</c> of a run are in seconds.
    /// </summary>
    public const string MeterName = "NetScript.Migrations";

    internal const string DatabaseTag = "netscript.database";

    internal static ActivitySource Source { get; } = new(ActivitySourceName);
}
