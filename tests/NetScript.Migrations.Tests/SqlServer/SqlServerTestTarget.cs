using NetScript.Configuration;
using NetScript.Migrations.Engines;
using NetScript.Migrations.Engines.SqlServer;
using NetScript.Migrations.History;
using NetScript.Migrations.Scripts;

namespace NetScript.Migrations.Tests.SqlServer;

/// <summary>What the tests of the double have in common.</summary>
internal static class SqlServerTestTarget
{
    public const string Password = "s3cret!";
    public const string ConnectionString = $"Server=db,1433;Database=shop;User ID=app;Password={Password}";

    public const string Restore = "REVERT; SET QUOTED_IDENTIFIER ON; SET ANSI_NULLS ON; SET ANSI_PADDING ON; SET ANSI_WARNINGS ON; SET ANSI_NULL_DFLT_ON ON; SET ARITHABORT OFF; SET CONCAT_NULL_YIELDS_NULL ON; "
        + "SET TRANSACTION ISOLATION LEVEL READ COMMITTED; SET LOCK_TIMEOUT -1; SET TEXTSIZE 2147483647; SET LANGUAGE N'us_english'; SET DATEFORMAT mdy; SET DATEFIRST 7; SET DEADLOCK_PRIORITY 0; "
        + "SET XACT_ABORT ON; SET IMPLICIT_TRANSACTIONS OFF; SET NOCOUNT OFF; SET ROWCOUNT 0; USE [shop];";

    public static MigrationTarget Create(string connectionString = ConnectionString, Recorder? progress = null, TimeSpan? lockTimeout = null, TimeSpan? connectTimeout = null, TimeSpan? commandTimeout = null) => new(
        new DatabaseDefinition
        {
            Key = "main",
            Engine = DatabaseEngine.Mssql,
            Workspace = Path.GetTempPath(),
            Migrations = new MigrationsOptions { LockTimeout = lockTimeout ?? TimeSpan.FromSeconds(30), CommandTimeout = commandTimeout ?? TimeSpan.Zero },
        },
        connectionString,
        connectTimeout ?? TimeSpan.FromSeconds(30),
        new ListLogger(),
        progress);

    /// <summary>A server which behaves: it has settings, a free lock and transactions.</summary>
    public static RecordedServer Healthy() => new RecordedServer()
        .On("FROM sys.dm_exec_sessions WHERE session_id = @@SPID", RecordedServer.Settings())
        .On("sp_getapplock", RecordedServer.Row(0))
        .On("XACT_STATE() AS INT", RecordedServer.Row(1, 1));

    /// <summary>A session with the lock, whose log is empty.</summary>
    public static async Task<IMigrationSession> LockedAsync(RecordedServer server, MigrationTarget? target = null)
    {
        var session = await new SqlServerEngine(server.Driver).OpenAsync(target ?? Create(), TestContext.Current.CancellationToken);
        await session.LockAsync(TestContext.Current.CancellationToken);
        server.Log.Clear();
        return session;
    }

    public static SqlScript Parse(string script) => SqlScript.Parse(script, SqlServerDialect.Value);

    public static HistoryRow Row(string name = "20260101_init") => HistoryRow.Started(new Migration(name, null, new ScriptFile("", [], "")));
}
