namespace Aspire.Hosting.ApplicationModel;

/// <summary>The names of properties that the stand-in writes and the dashboard reads.</summary>
internal static class KnownProperties
{
    public const string Source = "resource.source";
    public const string ConnectionString = "resource.connectionString";
    public const string ParentName = "resource.parentName";
    public const string WaitingFor = "resource.waitingFor";
    public const string ExitCode = "resource.exitCode";
    public const string ParameterValue = "Value";
}
