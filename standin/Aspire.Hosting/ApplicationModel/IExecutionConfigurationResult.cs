namespace Aspire.Hosting.ApplicationModel;

/// <summary>How a resource is run.</summary>
public interface IExecutionConfigurationResult
{
    /// <summary>The values among arguments and environment variables.</summary>
    IEnumerable<object> References { get; }

    /// <summary>The arguments with what they were made of, and whether they hold a secret.</summary>
    IEnumerable<(object Unprocessed, string Processed, bool IsSensitive)> ArgumentsWithUnprocessed { get; }

    /// <summary>The arguments, and whether they hold a secret.</summary>
    IEnumerable<(string Value, bool IsSensitive)> Arguments { get; }

    /// <summary>The environment variables with what they were made of.</summary>
    IEnumerable<KeyValuePair<string, (object Unprocessed, string Processed)>> EnvironmentVariablesWithUnprocessed { get; }

    /// <summary>The environment variables.</summary>
    IEnumerable<KeyValuePair<string, string>> EnvironmentVariables { get; }

    /// <summary>Why something is missing, if something is.</summary>
    Exception? Exception { get; }
}
