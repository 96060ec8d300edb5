namespace NetScript.Migrations.Tests;

/// <summary>Keeps the progress, and may act on it, on the migrator's own path.</summary>
internal sealed class Recorder(Action<MigrationProgress>? act = null) : IProgress<MigrationProgress>
{
    public List<MigrationProgress> Reports { get; } = [];

    public void Report(MigrationProgress value)
    {
        Reports.Add(value);
        act?.Invoke(value);
    }
}
