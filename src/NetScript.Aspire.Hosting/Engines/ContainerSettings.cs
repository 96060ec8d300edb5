using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using NetScript.Configuration;

namespace NetScript.Aspire.Hosting.Engines;

/// <summary>The settings that mean the same for every engine's container.</summary>
internal static class ContainerSettings
{
    public static string ServerName(this DatabaseDefinition definition) => $"{definition.Key}-server";

    public static string DatabaseResourceName(this DatabaseDefinition definition) => $"{definition.Key}-db";

    /// <summary>Applies image and lifetime. Comes before the data path: its place in the container depends on the image's tag.</summary>
    public static IResourceBuilder<T> WithSettings<T>(this IResourceBuilder<T> server, DatabaseDefinition definition)
        where T : ContainerResource
    {
        if (definition.Image is { } image)
        {
            server.WithImage(image);
            // An image of one's own is named whole: "registry.example.com/postgres", or a local one.
            server.WithImageRegistry(null);
        }

        if (definition.ImageTag is { } tag)
        {
            server.WithImageTag(tag);
        }

        if (definition.Persistent && !PortsAreRandom(server.ApplicationBuilder))
        {
            server.WithLifetime(ContainerLifetime.Persistent);
        }

        return server;
    }

    // An isolated run gets ports of its own; a container that outlives it would keep the ports of another run.
    private static bool PortsAreRandom(IDistributedApplicationBuilder builder) =>
        string.Equals(builder.Configuration["DcpPublisher:RandomizePorts"], bool.TrueString, StringComparison.OrdinalIgnoreCase);
}
