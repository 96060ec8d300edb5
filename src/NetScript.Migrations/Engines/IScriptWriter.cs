using NetScript.Configuration;

namespace NetScript.Migrations.Engines;

/// <summary>Writes migrations as a file for the engine's own client, see <see cref="MigrationScript"/>.</summary>
internal interface IScriptWriter
{
    /// <summary>How the client is called, with <c>{file}</c> for the name of the file.</summary>
    string Client { get; }

    /// <summary>Writes the text.</summary>
    /// <exception cref="MigrationFailedException">A statement cannot be in such a file (NS1009).</exception>
    string Write(DatabaseDefinition database, IReadOnlyList<ScriptedMigration> migrations);
}
