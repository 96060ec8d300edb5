using System.Text.Json;
using Aspire.Hosting.Dcp.Model;
using Aspire.Hosting.Processes;

namespace Aspire.Hosting.Dcp;

/// <summary>Describes executables and projects to the orchestrator.</summary>
internal static class ExecutableFactory
{
    /// <summary>Describes a program that is to run now.</summary>
    /// <param name="name">The resource's name.</param>
    /// <param name="program">What runs.</param>
    /// <param name="services">The endpoints that it implements.</param>
    /// <param name="configuration">The arguments and environment from the application.</param>
    public static Executable Create(string name, HostProgram program, IEnumerable<ServiceBinding> services, LaunchConfiguration configuration) => new()
    {
        Metadata = new ObjectMetadata { Name = name, Annotations = ProducerAnnotation(services) },
        Spec = new ExecutableSpec
        {
            ExecutablePath = program.Path,
            WorkingDirectory = program.WorkingDirectory,
            Args = [.. program.Arguments, .. configuration.Arguments.Select(argument => argument.Value)],
            Env = ToVariables(configuration),
        },
    };

    /// <summary>The annotation that says which services an object implements.</summary>
    public static IReadOnlyDictionary<string, string> ProducerAnnotation(IEnumerable<ServiceBinding> services) =>
        new Dictionary<string, string>
        {
            [ServiceProducer.Annotation] = JsonSerializer.Serialize(services.Select(service => service.Producer), JsonSerializerOptions.Web),
        };

    /// <summary>The environment in the orchestrator's form.</summary>
    public static IReadOnlyList<EnvironmentVariable> ToVariables(LaunchConfiguration configuration) =>
        [.. configuration.Environment.Select(variable => new EnvironmentVariable(variable.Key, variable.Value))];
}
