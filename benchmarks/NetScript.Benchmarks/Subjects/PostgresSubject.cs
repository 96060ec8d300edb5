using System.Net;
using System.Net.Sockets;
using NetScript.Configuration;
using Npgsql;

namespace NetScript.Benchmarks.Subjects;

/// <summary>A PostgreSQL server of one's own.</summary>
internal sealed class PostgresSubject : Subject
{
    private const string User = "bench";
    private const string Password = "bench";
    private const string Database = "bench";

    private readonly string _directory;
    private readonly string _binaries;
    private readonly string? _account;
    private readonly int _port;

    private PostgresSubject(string directory, string binaries, string? account)
    {
        _directory = directory;
        _binaries = binaries;
        _account = account;
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        _port = ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public override string Name => "PostgreSQL";

    public override DatabaseEngine Engine => DatabaseEngine.Postgres;

    public override string Description => $"PostgreSQL {Version} on the loopback, with its default settings and passwords checked by SCRAM";

    public override string Url => $"postgresql://{User}:{Password}@127.0.0.1:{_port}/{Database}";

    /// <summary>Of an unpooled connection.</summary>
    public string ConnectionString => Of(Database);

    private string Version { get; set; } = "";

    public static async Task<PostgresSubject> StartAsync(string scratch, CancellationToken cancellationToken)
    {
        var directory = Directory.CreateDirectory(Path.Combine(scratch, "postgres")).FullName;
        // PostgreSQL refuses to run as root.
        var account = Environment.IsPrivilegedProcess ? "postgres" : null;
        if (account is not null)
        {
            await new Command("chown", account, directory).RunAsync(cancellationToken).ConfigureAwait(false);
        }

        var subject = new PostgresSubject(directory, FindBinaries(), account);
        var password = Path.Combine(directory, "password");
        await File.WriteAllTextAsync(password, Password, cancellationToken).ConfigureAwait(false);
        await subject.RunToolAsync("initdb", cancellationToken, "-D", subject.Data, "-U", User, "-A", "scram-sha-256", "--pwfile", password, "-E", "UTF8", "--locale=C").ConfigureAwait(false);
        await subject.RunToolAsync(
            "pg_ctl", cancellationToken, "start", "-w", "-D", subject.Data, "-l", subject.Log, "-o", $"-c listen_addresses=127.0.0.1 -c port={subject._port} -c unix_socket_directories={directory}").ConfigureAwait(false);
        subject.Version = (await subject.QueryAsync("SHOW server_version", cancellationToken).ConfigureAwait(false)).Split(' ')[0];
        return subject;
    }

    public override async Task ConnectAsync(CancellationToken cancellationToken)
    {
        var builder = new NpgsqlDataSourceBuilder(ConnectionString);
        builder.ConfigureTypeLoading(types => types.EnableTypeLoading(false));
        var source = builder.Build();
        await using var _ = source.ConfigureAwait(false);
        var connection = await source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await connection.DisposeAsync().ConfigureAwait(false);
    }

    public override async Task RecreateAsync(CancellationToken cancellationToken)
    {
        await ExecuteAsync($"DROP DATABASE IF EXISTS {Database} WITH (FORCE)", cancellationToken).ConfigureAwait(false);
        await ExecuteAsync($"CREATE DATABASE {Database}", cancellationToken).ConfigureAwait(false);
        // What the last contender left to write is not the next one's.
        await ExecuteAsync("CHECKPOINT", cancellationToken).ConfigureAwait(false);
    }

    public override async Task<int> CountTablesAsync(Corpus corpus, CancellationToken cancellationToken)
    {
        var connection = new NpgsqlConnection(ConnectionString);
        await using var _ = connection.ConfigureAwait(false);
        await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
        var count = 0;
        foreach (var migration in corpus.Migrations)
        {
            var command = new NpgsqlCommand($"SELECT count(*) FROM \"{migration.Table}\"", connection);
            await using var __ = command.ConfigureAwait(false);
            count += (long)(await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false))! == 2 ? 1 : 0;
        }

        return count;
    }

    public override async Task<(int Statements, int Connections)?> CountAsync(Func<Task> work, CancellationToken cancellationToken)
    {
        await SetLoggingAsync("all", cancellationToken).ConfigureAwait(false);
        var offset = new FileInfo(Log).Length;
        await work().ConfigureAwait(false);
        var lines = (await File.ReadAllTextAsync(Log, cancellationToken).ConfigureAwait(false))[(int)offset..].Split('\n');
        await SetLoggingAsync("none", cancellationToken).ConfigureAwait(false);
        return (
            lines.Count(line => line.Contains("LOG:  statement: ", StringComparison.Ordinal) || line.Contains("LOG:  execute ", StringComparison.Ordinal)),
            lines.Count(line => line.Contains("LOG:  connection authorized: ", StringComparison.Ordinal)));
    }

    public override async ValueTask DisposeAsync() => await RunToolAsync("pg_ctl", CancellationToken.None, "stop", "-w", "-m", "immediate", "-D", Data).ConfigureAwait(false);

    private string Data => Path.Combine(_directory, "data");

    private string Log => Path.Combine(_directory, "log");

    private string Of(string database) => $"Host=127.0.0.1;Port={_port};Database={database};Username={User};Password={Password};Pooling=false";

    private async Task SetLoggingAsync(string statements, CancellationToken cancellationToken)
    {
        await ExecuteAsync($"ALTER SYSTEM SET log_statement = '{statements}'", cancellationToken).ConfigureAwait(false);
        await ExecuteAsync("ALTER SYSTEM SET log_connections = on", cancellationToken).ConfigureAwait(false);
        await ExecuteAsync("SELECT pg_reload_conf()", cancellationToken).ConfigureAwait(false);
        // The server reads its configuration when it comes to it.
        while (await QueryAsync("SHOW log_statement", cancellationToken).ConfigureAwait(false) != statements)
        {
            await ExecuteAsync("SELECT pg_sleep(0.01)", cancellationToken).ConfigureAwait(false);
        }
    }

    private Task<string> ExecuteAsync(string statement, CancellationToken cancellationToken) => QueryAsync(statement, cancellationToken);

    private async Task<string> QueryAsync(string query, CancellationToken cancellationToken)
    {
        var connection = new NpgsqlConnection(Of("postgres"));
        await using var _ = connection.ConfigureAwait(false);
        await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
        var command = new NpgsqlCommand(query, connection) { CommandTimeout = 0 };
        await using var __ = command.ConfigureAwait(false);
        return $"{await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false)}";
    }

    private Task<string> RunToolAsync(string tool, CancellationToken cancellationToken, params string[] arguments)
    {
        var path = Path.Combine(_binaries, tool);
        // A server that is started keeps the pipes of whoever starts it: its output goes to its log.
        Command command = _account is null ? new(path, arguments) : new("runuser", ["-u", _account, "--", path, .. arguments]);
        return new Command("sh", ["-c", "\"$@\" >\"$0\" 2>&1 || { cat \"$0\" >&2; exit 1; }", Path.Combine(_directory, "tool-output"), command.File, .. command.Arguments]) { Directory = _directory }.RunAsync(cancellationToken);
    }

    private static string FindBinaries()
    {
        var fromPath = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        var fromDebian = Directory.Exists("/usr/lib/postgresql") ? Directory.GetDirectories("/usr/lib/postgresql").OrderDescending().Select(path => Path.Combine(path, "bin")) : [];
        return fromPath.Concat(fromDebian).FirstOrDefault(path => File.Exists(Path.Combine(path, "initdb")))
            ?? throw new InvalidOperationException("PostgreSQL is not installed: no initdb in PATH or /usr/lib/postgresql/*/bin (Debian: apt-get install postgresql).");
    }
}
