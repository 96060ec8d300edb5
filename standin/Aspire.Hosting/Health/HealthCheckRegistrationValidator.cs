using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace Aspire.Hosting.Health;

/// <summary>A resource whose health check does not exist would be healthy at once: the application does not start instead.</summary>
internal sealed class HealthCheckRegistrationValidator(DistributedApplicationModel model) : IValidateOptions<HealthCheckServiceOptions>
{
    public ValidateOptionsResult Validate(string? name, HealthCheckServiceOptions options)
    {
        var registered = options.Registrations.Select(registration => registration.Name).ToHashSet();
        var problems = model.Resources
            .SelectMany(resource => resource.Annotations.OfType<HealthCheckAnnotation>(), (resource, healthCheck) => (Resource: resource.Name, healthCheck.Key))
            .Where(required => !registered.Contains(required.Key))
            .Select(required => $"The health check '{required.Key}' is not registered and is required for resource '{required.Resource}'. Register it with builder.Services.AddHealthChecks().")
            .ToList();

        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }
}
