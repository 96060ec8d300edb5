using NetScript.Migrations.Scripts;

namespace NetScript.Migrations.Engines;

/// <summary>A migration that is to be in an SQL file.</summary>
/// <param name="Migration">The migration.</param>
/// <param name="Script">Its statements.</param>
internal sealed record ScriptedMigration(Migration Migration, SqlScript Script)
{
    /// <summary>The name for a comment of one line.</summary>
    public string Title => Migration.DisplayName.ReplaceLineEndings(" ");

    /// <summary>Makes sure that no string of it has a carriage return, for clients that take those out of what they read.</summary>
    /// <exception cref="MigrationFailedException">One has (NS1009).</exception>
    public void ThrowIfStringHasCarriageReturn(SqlDialect dialect)
    {
        foreach (var statement in Script.Statements.Where(statement => statement.Span.Contains('\r')))
        {
            var reader = new SqlTokenReader(statement.Text, dialect);
            while (reader.Read())
            {
                if (reader.Kind == SqlTokenKind.Quoted && reader.Text.Contains('\r'))
                {
                    throw Refuse(statement, $"a string of it has a carriage return, which the client of {dialect.Name} would take out");
                }
            }
        }
    }

    /// <summary>Says why a statement cannot be in a file.</summary>
    public MigrationFailedException Refuse(SqlStatement statement, string reason)
    {
        var position = Script.PositionOf(statement);
        return MigrationFailedException.Of("NS1009", $"{Migration.DisplayName} cannot be in an SQL file: {reason} ({Migration.FilePath}, line {position.Line}). Let the migrator apply it: `netscript db deploy`.");
    }
}
