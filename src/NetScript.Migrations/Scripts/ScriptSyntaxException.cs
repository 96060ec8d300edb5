namespace NetScript.Migrations.Scripts;

/// <summary>A script cannot be divided into statements, or has one that cannot work in a migration.</summary>
internal sealed class ScriptSyntaxException(string message, int offset, int? statement = null) : Exception(message)
{
    /// <summary>Where in the text.</summary>
    public int Offset { get; } = offset;

    /// <summary>The number of the statement, from 1, if it is known.</summary>
    public int? Statement { get; } = statement;
}
