namespace Aspire.Hosting.Dcp.Model;

/// <summary>Says, in the <c>service-producer</c> annotation of an executable or container, which service it implements and where it listens.</summary>
/// <param name="ServiceName">The name of the service.</param>
/// <param name="Address">The address on which the program listens.</param>
/// <param name="Port">The port on which it listens; when there is none the orchestrator picks one, which <c>portForServing</c> in the specification gives to the program.</param>
internal sealed record ServiceProducer(string ServiceName, string? Address, int? Port)
{
    /// <summary>The annotation's key; its value is a JSON array of these records.</summary>
    public const string Annotation = "service-producer";
}
