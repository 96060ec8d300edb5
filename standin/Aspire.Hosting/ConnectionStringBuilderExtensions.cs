using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting;

/// <summary>Adds connection strings that are made of other values.</summary>
public static class ConnectionStringBuilderExtensions
{
    /// <summary>Adds a connection string, which runs once the resources that it is made of have started.</summary>
    /// <param name="builder">The builder of the application.</param>
    /// <param name="name">The name of the resource.</param>
    /// <param name="connectionStringExpression">The connection string.</param>
    /// <returns>The builder of the resource.</returns>
    public static IResourceBuilder<ConnectionStringResource> AddConnectionString(this IDistributedApplicationBuilder builder, [ResourceName] string name, ReferenceExpression connectionStringExpression)
    {
        ArgumentNullException.ThrowIfNull(builder);

        var resource = builder
            .AddResource(new ConnectionStringResource(name, connectionStringExpression))
            .WithReferenceRelationship(connectionStringExpression)
            .WithInitialState(new CustomResourceSnapshot { ResourceType = ResourceTypes.ConnectionString, State = KnownResourceStates.NotStarted, Properties = [] })
            .OnInitializeResource(StartAsync);

        foreach (var dependency in Dependencies(connectionStringExpression))
        {
            resource.WaitForStart(builder.CreateResourceBuilder(dependency));
        }

        return resource;
    }

    /// <summary>Adds a connection string, which runs once the resources that it is made of have started.</summary>
    /// <param name="builder">The builder of the application.</param>
    /// <param name="name">The name of the resource.</param>
    /// <param name="connectionStringBuilder">Builds the connection string.</param>
    /// <returns>The builder of the resource.</returns>
    public static IResourceBuilder<ConnectionStringResource> AddConnectionString(this IDistributedApplicationBuilder builder, [ResourceName] string name, Action<ReferenceExpressionBuilder> connectionStringBuilder)
    {
        ArgumentNullException.ThrowIfNull(connectionStringBuilder);
        var expression = new ReferenceExpressionBuilder();
        connectionStringBuilder(expression);
        return builder.AddConnectionString(name, expression.Build());
    }

    private static IEnumerable<IResource> Dependencies(ReferenceExpression expression) =>
        ResourceReferences.Find(expression.ValueProviders).Where(resource => resource is not (IResourceWithoutLifetime or ParameterResource)).Distinct();

    private static async Task StartAsync(ConnectionStringResource resource, InitializeResourceEvent initialize, CancellationToken cancellationToken)
    {
        try
        {
            await initialize.Eventing.PublishAsync(new BeforeResourceStartedEvent(resource, initialize.Services), cancellationToken).ConfigureAwait(false);
            await initialize.Notifications.PublishUpdateAsync(resource, snapshot => snapshot with { State = KnownResourceStates.Running }).ConfigureAwait(false);
            await initialize.Eventing.PublishAsync(new ConnectionStringAvailableEvent(resource, initialize.Services), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            initialize.Logger.LogError(failure, "The connection string of resource '{Resource}' could not be resolved.", resource.Name);
            await initialize.Notifications.PublishUpdateAsync(resource, snapshot => snapshot with { State = KnownResourceStates.FailedToStart }).ConfigureAwait(false);
        }
    }
}
