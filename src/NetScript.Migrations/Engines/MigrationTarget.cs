using Microsoft.Extensions.Logging;
using NetScript.Configuration;

namespace NetScript.Migrations.Engines;

/// <summary>The database that a run is about.</summary>
/// <param name="Database">Its configuration.</param>
/// <param name="ConnectionString">How to connect, in either form; with secrets.</param>
/// <param name="ConnectTimeout">How long to wait for a server that is starting.</param>
/// <param name="Logger">Takes what people may want to know.</param>
/// <param name="Progress">Takes what happens.</param>
internal sealed record MigrationTarget(DatabaseDefinition Database, string ConnectionString, TimeSpan ConnectTimeout, ILogger Logger, IProgress<MigrationEvent>? Progress = null)
{
    /// <summary>What seeds in code find in their context.</summary>
    public IServiceProvider? Services { get; init; }

    /// <summary>The name of the database that is connected to; of SQLite's the name of the file.</summary>
    public string DatabaseName
    {
        get
        {
            var name = Database.Engine.ConnectionStrings.GetDatabase(ConnectionString) ?? Database.DatabaseName;
            return Database.Engine.IsFile ? Path.GetFileName(name) : name;
        }
    }

    /// <summary>Says that the run waits, and for what.</summary>
    public void Waiting(string reason)
    {
        Logger.LogInformation("{Database}: waiting for {Reason}", Database.Key, reason);
        Progress?.Report(new WaitingEvent(reason));
    }

    /// <summary>Never with the connection string.</summary>
    public override string ToString() => Database.ToString();
}
