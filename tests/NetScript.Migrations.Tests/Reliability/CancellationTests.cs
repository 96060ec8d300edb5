using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Logging;
using NetScript.Configuration;

namespace NetScript.Migrations.Tests.Reliability;

/// <summary>Runs that are cancelled, in each of their phases.</summary>
public sealed class CancellationTests
{
    private const int Moments = 16;

    [Theory]
    [MemberData(nameof(Subject.All), MemberType = typeof(Subject))]
    public async Task Cancelled_at_any_event_the_next_run_finishes(string engine)
    {
        var token = TestContext.Current.CancellationToken;
        var recorder = new Recorder();
        var reference = await Reference.RunAsync(engine, recorder);
        var cancelled = 0;
        foreach (var moment in Enumerable.Range(0, Moments).Select(i => recorder.Reports.Count * i / Moments).Union([1, 2, recorder.Reports.Count - 1]))
        {
            using var database = reference.Subject.NewDatabase();
            reference.Plan.WriteTo(database.Workspace);
            if (await IsCancelledAsync(database, moment))
            {
                cancelled++;
            }

            var rescue = new Rescue(database, reference.Plan);
            await rescue.FinishAsync(token);
            await rescue.AssertEqualAsync(reference.Dump, reference.Subject);
        }

        Assert.True(cancelled > Moments / 2, $"Only {cancelled} runs noticed that they were cancelled.");
    }

    [Theory]
    [MemberData(nameof(Subject.Servers), MemberType = typeof(Subject))]
    public async Task Waiting_for_a_server_can_be_cancelled(string engine)
    {
        var subject = await Subject.OfAsync(engine);
        using var database = subject.NewDatabase();
        database.Workspace.Migration("20260101_a", "CREATE TABLE a (id INT);");
        using var cancellation = new CancellationTokenSource();
        var migrator = new Migrator(database.Definition, subject.Through(1, database), database.Log) { ConnectTimeout = TimeSpan.FromMinutes(10) };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => migrator.MigrateAsync(database.Workspace.Load(), CancelAt<WaitingEvent>(cancellation), null, cancellation.Token));
    }

    [Theory]
    [MemberData(nameof(Subject.All), MemberType = typeof(Subject))]
    public async Task Waiting_for_the_lock_can_be_cancelled(string engine)
    {
        var subject = await Subject.OfAsync(engine);
        using var database = subject.NewDatabase();
        database.Create();
        database.Workspace.Migration("20260101_a", "CREATE TABLE a (id INT);");
        using var cancellation = new CancellationTokenSource();
        using (var holder = database.Connect())
        {
            Execute(holder, subject.PrismaLock);
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => database.Migrator.MigrateAsync(database.Workspace.Load(), CancelAt<LockingEvent>(cancellation), null, cancellation.Token));
        }

        Assert.Equal(["app/20260101_a"], (await database.MigrateAsync()).Applied);
    }

    [Theory]
    [MemberData(nameof(Subject.All), MemberType = typeof(Subject))]
    public async Task A_step_outside_a_transaction_can_be_cancelled_and_resolve_leads_on(string engine)
    {
        var subject = await Subject.OfAsync(engine);
        using var database = subject.NewDatabase();
        WriteGate(database);
        database.Workspace.Migration("20260102_slow", $"-- netscript: no-transaction\nINSERT INTO slow VALUES (7);\n{subject.SlowWhileGated};");
        using var cancellation = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => database.Migrator.MigrateAsync(database.Workspace.Load(), SoonAfter<StatementEvent>(cancellation, statement => statement.Name == "app/20260102_slow"), null, cancellation.Token));
        database.Execute("DELETE FROM gate");
        var failure = (await database.MigrateAsync()).Failure!;
        database.Execute("DELETE FROM slow");
        await database.Migrator.ResolveAsync(database.Workspace.Load(), "20260102_slow", MigrationResolution.RolledBack, TestContext.Current.CancellationToken);

        Assert.Equal(("P3009", 2, 3), (failure.Code, failure.Statement, failure.Line));
        Assert.Equal(["app/20260102_slow"], (await database.MigrateAsync()).Applied);
        Assert.Equal(2, database.Query("SELECT n FROM slow").Count);
    }

    [Theory]
    [MemberData(nameof(Subject.All), MemberType = typeof(Subject))]
    public async Task A_seed_can_be_cancelled_and_leaves_nothing(string engine)
    {
        var subject = await Subject.OfAsync(engine);
        using var database = subject.NewDatabase();
        WriteGate(database);
        database.Workspace.Seed("01.sql", $"INSERT INTO slow VALUES (7);\n{subject.SlowWhileGated};");
        await database.MigrateAsync();
        using var cancellation = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => database.Migrator.SeedAsync(database.Workspace.Load(), SoonAfter<ScriptStartedEvent>(cancellation, _ => true), cancellation.Token));
        var left = database.Query("SELECT n FROM slow");
        database.Execute("DELETE FROM gate");

        Assert.Empty(left);
        Assert.Equal(["app/01.sql"], (await database.SeedAsync()).Seeded);
        Assert.Equal(2, database.Query("SELECT n FROM slow").Count);
    }

    [Theory]
    [MemberData(nameof(Subject.All), MemberType = typeof(Subject))]
    public async Task A_seed_command_that_is_cancelled_ends_with_all_that_it_has_started(string engine)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The command is one of a POSIX shell, and what is left of it is looked up in /proc.");
        var subject = await Subject.OfAsync(engine);
        using var database = subject.NewDatabase();
        database.Workspace.Migration("20260101_a", "CREATE TABLE a (id INT);");
        await database.MigrateAsync();
        database.Definition = database.Definition with { Seed = new SeedOptions { Command = "sleep 600 & echo started $$ $!; wait" } };
        using var cancellation = new CancellationTokenSource();
        var log = new CancellingLogger(cancellation, "started ");

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => new Migrator(database.Definition, database.ConnectionString, log).SeedAsync(MigrationCatalog.Load(database.Definition), null, cancellation.Token));

        foreach (var id in log.Message!.Split(' ')[^2..])
        {
            await GoneAsync(int.Parse(id, CultureInfo.InvariantCulture));
        }

        Assert.Empty(database.Query("SELECT name FROM _netscript_seeds"));
    }

    private static void WriteGate(TestDatabase database) =>
        database.Workspace.Migration("20260101_gate", "CREATE TABLE gate (id INT);\nINSERT INTO gate VALUES (1);\nCREATE TABLE slow (n INT);");

    private static async Task<bool> IsCancelledAsync(TestDatabase database, int moment)
    {
        using var cancellation = new CancellationTokenSource();
        var count = 0;
        var progress = new Recorder(_ =>
        {
            if (count++ == moment)
            {
                cancellation.Cancel();
            }
        });
        try
        {
            Assert.Null((await database.Migrator.MigrateAsync(database.Workspace.Load(), progress, null, cancellation.Token)).Failure);
            Assert.Null((await database.Migrator.SeedAsync(database.Workspace.Load(), progress, cancellation.Token)).Failure);
            return false;
        }
        catch (OperationCanceledException)
        {
            return true;
        }
    }

    private static Recorder CancelAt<T>(CancellationTokenSource cancellation) => new(report =>
    {
        if (report is T)
        {
            cancellation.Cancel();
        }
    });

    // The statement that is to be cancelled is sent after the event.
    private static Recorder SoonAfter<T>(CancellationTokenSource cancellation, Func<T, bool> condition) => new(report =>
    {
        if (report is T expected && condition(expected))
        {
            cancellation.CancelAfter(TimeSpan.FromMilliseconds(200));
        }
    });

    private static void Execute(DbConnection connection, string statement)
    {
        using var command = connection.CreateCommand();
        command.CommandText = statement;
        command.ExecuteNonQuery();
    }

    /// <summary>Waits for the end of a process that is no child of this one. What nobody has waited for yet is a name without a process.</summary>
    private static async Task GoneAsync(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            if (!File.ReadAllText($"/proc/{id}/stat").Contains(") Z ", StringComparison.Ordinal))
            {
                await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            }
        }
        catch (Exception exception) when (exception is ArgumentException or IOException)
        {
            // It has ended.
        }
    }

    private sealed class CancellingLogger(CancellationTokenSource cancellation, string text) : ILogger
    {
        public string? Message { get; private set; }

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (formatter(state, exception) is { } message && message.Contains(text, StringComparison.Ordinal))
            {
                Message = message;
                cancellation.Cancel();
            }
        }
    }
}
