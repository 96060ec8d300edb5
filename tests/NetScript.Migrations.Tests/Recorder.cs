namespace NetScript.Migrations.Tests;

/// <summary>Keeps the progress, and may act on it, on the migrator's own path.</summary>
internal sealed class Recorder(Action<MigrationEvent>? act = null) : IProgress<MigrationEvent>
{
    public List<MigrationEvent> Reports { get; } = [];

    public void Report(MigrationEvent value)
    {
        Reports.Add(value);
        act?.Invoke(value);
    }
}
