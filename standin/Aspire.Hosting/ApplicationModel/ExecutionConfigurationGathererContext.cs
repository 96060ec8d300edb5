namespace Aspire.Hosting.ApplicationModel;

/// <summary>Arguments and environment variables as they were said, before their values are known.</summary>
internal sealed class ExecutionConfigurationGathererContext : IExecutionConfigurationGathererContext
{
    public List<object> Arguments { get; } = [];

    public Dictionary<string, object> EnvironmentVariables { get; } = [];
}
