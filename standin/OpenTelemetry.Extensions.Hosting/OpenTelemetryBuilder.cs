using Microsoft.Extensions.DependencyInjection;

namespace OpenTelemetry;

/// <summary>What <see cref="OpenTelemetryServicesExtensions.AddOpenTelemetry"/> gives back: the SDK's own extensions of <see cref="IOpenTelemetryBuilder"/> add the signals.</summary>
public sealed class OpenTelemetryBuilder : IOpenTelemetryBuilder
{
    internal OpenTelemetryBuilder(IServiceCollection services) => Services = services;

    /// <inheritdoc />
    public IServiceCollection Services { get; }
}
