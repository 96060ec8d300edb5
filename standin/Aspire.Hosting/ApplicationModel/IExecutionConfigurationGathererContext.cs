using System.Diagnostics.CodeAnalysis;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>Takes arguments and environment variables.</summary>
[SuppressMessage("Design", "CA1002:Do not expose generic lists", Justification = "The official signature.")]
public interface IExecutionConfigurationGathererContext
{
    /// <summary>The arguments: strings and values.</summary>
    List<object> Arguments { get; }

    /// <summary>The environment variables: strings and values.</summary>
    Dictionary<string, object> EnvironmentVariables { get; }
}
