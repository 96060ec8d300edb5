namespace Aspire.Hosting.ApplicationModel;

/// <summary>The sources of how a resource is run.</summary>
public static class ExecutionConfigurationBuilderExtensions
{
    /// <summary>Includes the command-line arguments.</summary>
    /// <param name="builder">The builder.</param>
    /// <returns>The builder.</returns>
    public static IExecutionConfigurationBuilder WithArgumentsConfig(this IExecutionConfigurationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.AddExecutionConfigurationGatherer(new ArgumentsGatherer());
    }

    /// <summary>Includes the environment variables.</summary>
    /// <param name="builder">The builder.</param>
    /// <returns>The builder.</returns>
    public static IExecutionConfigurationBuilder WithEnvironmentVariablesConfig(this IExecutionConfigurationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.AddExecutionConfigurationGatherer(new EnvironmentVariablesGatherer());
    }
}
