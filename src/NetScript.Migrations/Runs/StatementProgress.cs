namespace NetScript.Migrations.Runs;

/// <summary>Tells how many statements of a script are executed.</summary>
internal sealed class StatementProgress(IProgress<MigrationEvent> progress, ScriptKind kind, string name, int statements) : IProgress<int>
{
    public void Report(int value) => progress.Report(new StatementEvent(kind, name, value, statements));
}
