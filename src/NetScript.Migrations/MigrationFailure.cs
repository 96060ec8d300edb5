namespace NetScript.Migrations;

/// <summary>Why a run stopped.</summary>
public sealed record MigrationFailure
{
    /// <summary>Prisma's code of the error: <c>P3018</c> for a script that failed, <c>P1001</c> for a server that cannot be reached, …</summary>
    public required string Code { get; init; }

    /// <summary>The whole message, for people: the code, what happened where, and what to do next. It has no secret.</summary>
    public required string Message { get; init; }

    /// <summary>The display name of the migration or seed, or <see langword="null"/> where none is to blame.</summary>
    public string? Migration { get; init; }

    /// <summary>The number of the statement in the script, from 1, if the database named one.</summary>
    public int? Statement { get; init; }

    /// <summary>The line in the script, from 1.</summary>
    public int? Line { get; init; }

    /// <summary>The column in the line, from 1, counted in characters.</summary>
    public int? Column { get; init; }

    /// <summary>The SQL of that statement with <c>***</c> in place of what is recognized as a secret, cut after 8192 characters; <see langword="null"/> if it is not known.</summary>
    public string? QueryText { get; init; }

    /// <summary>The database's own code: a SQLSTATE, or the name of SQLite's result code.</summary>
    public string? DatabaseCode { get; init; }
}
