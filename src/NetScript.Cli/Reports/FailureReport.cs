using NetScript.Cli.Targets;
using NetScript.Migrations;

namespace NetScript.Cli.Reports;

/// <summary>Why a command stopped.</summary>
/// <param name="Code">Prisma's code, one of the library's (<c>NS…</c>), or a word for what is the command line's own.</param>
/// <param name="Message">The whole message, with what to do next.</param>
internal sealed record FailureReport(string Code, string Message)
{
    /// <summary>The display name of the migration or seed to blame.</summary>
    public string? Migration { get; init; }

    /// <summary>The number of its statement, from 1.</summary>
    public int? Statement { get; init; }

    /// <summary>The line in its file, from 1.</summary>
    public int? Line { get; init; }

    /// <summary>The column in that line, from 1.</summary>
    public int? Column { get; init; }

    /// <summary>The database's own code.</summary>
    public string? DatabaseCode { get; init; }

    public static FailureReport? Of(MigrationFailure? failure, DatabaseTarget target) => failure is null ? null : new FailureReport(failure.Code, target.Explain(failure.Message))
    {
        Migration = failure.Migration,
        Statement = failure.Statement,
        Line = failure.Line,
        Column = failure.Column,
        DatabaseCode = failure.DatabaseCode,
    };
}
