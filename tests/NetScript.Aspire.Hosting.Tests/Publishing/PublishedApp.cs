using Aspire.Hosting.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace NetScript.Aspire.Hosting.Tests.Publishing;

/// <summary>An AppHost with the database "orders" of a workspace, as far as it is described when it is published.</summary>
internal sealed class PublishedApp
{
    private readonly IDistributedApplicationBuilder _builder;

    public PublishedApp(TestWorkspace workspace, string engine, params string[] settings)
    {
        _builder = DistributedApplicationTestingBuilder.Create(
        [
            "--operation", "publish", $"--Pipeline:OutputPath={Output(workspace)}",
            $"--NetScript:Workspace={workspace.Root}", $"--NetScript:Databases:orders:Engine={engine}", .. settings,
        ]);
        Database = _builder.AddNetScriptDatabase();
    }

    public IResourceBuilder<NetScriptDatabaseResource> Database { get; }

    public IReadOnlyList<ParameterResource> Parameters => [.. _builder.Resources.OfType<ParameterResource>()];

    public static string Output(TestWorkspace workspace) => Path.Combine(workspace.Root, "published");

    public IResourceBuilder<Dependent> Add(string name) => _builder.AddResource(new Dependent(name));

    /// <summary>Tells that the description is complete, as Aspire does before it publishes.</summary>
    public async Task CompleteAsync()
    {
        await using var services = _builder.Services.BuildServiceProvider();
        await _builder.Eventing.PublishAsync(new BeforeStartEvent(services, new DistributedApplicationModel(_builder.Resources)), TestContext.Current.CancellationToken);
    }

    /// <summary>What publishers write for a value.</summary>
    public static string Expression(IManifestExpressionProvider value) => value.ValueExpression;
}
