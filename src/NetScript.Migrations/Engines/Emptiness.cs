namespace NetScript.Migrations.Engines;

/// <summary>Without a history, only an empty database is migrated: what is in another one is not known.</summary>
internal static class Emptiness
{
    private const int Shown = 5;

    /// <exception cref="MigrationFailedException">There are tables (P3005).</exception>
    public static void ThrowUnlessEmpty(MigrationTarget target, IReadOnlyList<string> tables)
    {
        if (tables.Count > 0)
        {
            throw MigrationFailedException.Of(
                "P3005",
                $"The database of '{target.Database.Key}' has tables ({string.Join(", ", tables.Take(Shown))}{(tables.Count > Shown ? ", …" : "")}) but no history of migrations, so nobody knows which are applied. "
                + "If it has the schema of the first migrations, mark these as applied with the baseline command (`netscript db baseline --target <name>`); else use an empty database.");
        }
    }
}
