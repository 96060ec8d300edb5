namespace NetScript.Migrations.Engines;

/// <summary>The database refused a statement of a script.</summary>
/// <param name="message">The database's message.</param>
/// <param name="databaseCode">The database's code.</param>
/// <param name="statement">The number of the statement, from 1; <see langword="null"/> if it failed as a whole, at its commit.</param>
/// <param name="offset">Where in the script's text.</param>
/// <param name="inner">The driver's exception.</param>
internal sealed class ScriptException(string message, string databaseCode, int? statement, int offset, Exception? inner = null) : Exception(message, inner)
{
    public string DatabaseCode { get; } = databaseCode;

    public int? Statement { get; } = statement;

    public int Offset { get; } = offset;
}
