using System.Data.Common;
using NetScript.Migrations.Engines.Ado;
using NetScript.Migrations.History;

namespace NetScript.Migrations.Engines.SqlServer;

/// <summary>The schema in which the history is, and what there is in it.</summary>
internal sealed class SqlServerSchema(DbConnection connection, string name, MigrationTarget target, SqlServerErrors errors)
{
    // It is in use by something that has to be dropped before: a view bound to a table, a type of a column, a function of a constraint.
    private const int InUse = 3729;
    private const int TypeInUse = 3732;
    private const int ReferencedByForeignKey = 3726;
    private const int DependsOnColumn = 5074;

    // What blocks others goes first.
    private const string Drops = """
        SELECT statement FROM (
            SELECT 1 AS step, 0 AS id, N'ALTER TABLE ' + QUOTENAME(OBJECT_SCHEMA_NAME(parent_object_id)) + N'.' + QUOTENAME(OBJECT_NAME(parent_object_id)) + N' DROP CONSTRAINT ' + QUOTENAME(name) AS statement
            FROM sys.foreign_keys WHERE SCHEMA_ID(@schema) IN (schema_id, OBJECTPROPERTY(referenced_object_id, 'SchemaId'))
            UNION ALL
            SELECT 2, 0, N'ALTER TABLE ' + QUOTENAME(@schema) + N'.' + QUOTENAME(name) + N' SET (SYSTEM_VERSIONING = OFF)'
            FROM sys.tables WHERE schema_id = SCHEMA_ID(@schema) AND temporal_type = 2
            UNION ALL
            SELECT 3, 0, N'DROP SECURITY POLICY ' + QUOTENAME(@schema) + N'.' + QUOTENAME(name)
            FROM sys.security_policies WHERE schema_id = SCHEMA_ID(@schema)
            UNION ALL
            SELECT 4, -object_id, N'DROP ' + CASE RTRIM(type) WHEN 'V' THEN N'VIEW ' WHEN 'P' THEN N'PROCEDURE ' WHEN 'PC' THEN N'PROCEDURE ' WHEN 'SN' THEN N'SYNONYM ' WHEN 'SO' THEN N'SEQUENCE '
                WHEN 'AF' THEN N'AGGREGATE ' WHEN 'U' THEN N'TABLE ' ELSE N'FUNCTION ' END + QUOTENAME(@schema) + N'.' + QUOTENAME(name)
            FROM sys.objects WHERE schema_id = SCHEMA_ID(@schema) AND is_ms_shipped = 0 AND RTRIM(type) IN ('V', 'P', 'PC', 'SN', 'SO', 'AF', 'U', 'FN', 'IF', 'TF', 'FS', 'FT')
            UNION ALL
            SELECT 5, user_type_id, N'DROP TYPE ' + QUOTENAME(@schema) + N'.' + QUOTENAME(name)
            FROM sys.types WHERE schema_id = SCHEMA_ID(@schema) AND is_user_defined = 1
            UNION ALL
            SELECT 6, xml_collection_id, N'DROP XML SCHEMA COLLECTION ' + QUOTENAME(@schema) + N'.' + QUOTENAME(name)
            FROM sys.xml_schema_collections WHERE schema_id = SCHEMA_ID(@schema)
        ) AS drops
        ORDER BY step, id
        """;

    /// <summary>The two tables of records.</summary>
    public BookkeepingSql Bookkeeping { get; } = new()
    {
        History = $"{Quote(name)}.{Quote(HistoryRow.Table)}",
        Seeds = $"{Quote(name)}.{Quote(SeedRow.Table)}",

        CreateHistory = CreateHistory($"{Quote(name)}.{Quote(HistoryRow.Table)}"),

        // A clustered key may have 900 bytes only.
        CreateSeeds = $"""
            CREATE TABLE {Quote(name)}.{Quote(SeedRow.Table)} (
                plugin      NVARCHAR(255) NOT NULL,
                name        NVARCHAR(255) NOT NULL,
                checksum    VARCHAR(64) NOT NULL,
                seeded_at   DATETIMEOFFSET NOT NULL,
                PRIMARY KEY NONCLUSTERED (plugin, name)
            )
            """,
        PutSeed = $"""
            UPDATE {Quote(name)}.{Quote(SeedRow.Table)} SET checksum = @checksum, seeded_at = @seeded_at WHERE plugin = @plugin AND name = @name;
            IF @@ROWCOUNT = 0
                INSERT INTO {Quote(name)}.{Quote(SeedRow.Table)} (plugin, name, checksum, seeded_at) VALUES (@plugin, @name, @checksum, @seeded_at);
            """,
    };

    /// <summary>Creates the history table as Prisma does.</summary>
    public static string CreateHistory(string table) => $"""
        CREATE TABLE {table} (
            id                      VARCHAR(36) PRIMARY KEY NOT NULL,
            checksum                VARCHAR(64) NOT NULL,
            finished_at             DATETIMEOFFSET,
            migration_name          NVARCHAR(250) NOT NULL,
            logs                    NVARCHAR(MAX) NULL,
            rolled_back_at          DATETIMEOFFSET,
            started_at              DATETIMEOFFSET NOT NULL DEFAULT CURRENT_TIMESTAMP,
            applied_steps_count     INT NOT NULL DEFAULT 0
        )
        """;

    public static string Quote(string name) => $"[{name.Replace("]", "]]", StringComparison.Ordinal)}]";

    public static string Literal(string text) => $"N'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    /// <summary>Creates the schema if it is missing. CREATE SCHEMA has to be alone in its batch.</summary>
    public Task EnsureAsync(CancellationToken cancellationToken) =>
        AdoCommands.ExecuteAsync(connection, $"IF SCHEMA_ID({Literal(name)}) IS NULL EXEC({Literal($"CREATE SCHEMA {Quote(name)}")});", cancellationToken);

    /// <exception cref="MigrationFailedException">The schema has tables (P3005).</exception>
    public async Task ThrowUnlessEmptyAsync(CancellationToken cancellationToken)
    {
        var tables = await AdoCommands.QueryAsync(
            connection,
            "SELECT name FROM sys.tables WHERE schema_id = SCHEMA_ID(@schema) AND is_ms_shipped = 0 AND name NOT IN (@history, @seeds) ORDER BY name",
            reader => reader.GetString(0),
            cancellationToken,
            ("@schema", name), ("@history", HistoryRow.Table), ("@seeds", SeedRow.Table)).ConfigureAwait(false);
        Emptiness.ThrowUnlessEmpty(target, tables);
    }

    /// <summary>Drops what is in the schema, as Prisma does; the schema itself stays. What depends on each other in ways that no catalog tells is tried again until nothing more can be dropped.</summary>
    public async Task DropAllAsync(CancellationToken cancellationToken)
    {
        var left = await AdoCommands.QueryAsync(connection, Drops, reader => reader.GetString(0), cancellationToken, ("@schema", name)).ConfigureAwait(false);
        while (left.Count > 0)
        {
            var blocked = new List<string>();
            foreach (var statement in left)
            {
                try
                {
                    await AdoCommands.ExecuteAsync(connection, statement, cancellationToken).ConfigureAwait(false);
                }
                catch (DbException exception) when (errors.Number(exception) is InUse or TypeInUse or ReferencedByForeignKey or DependsOnColumn && blocked.Count < left.Count - 1)
                {
                    blocked.Add(statement);
                }
            }

            left = blocked;
        }
    }
}
