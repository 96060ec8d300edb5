using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Health;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting;

/// <summary>Adds MySQL servers and databases.</summary>
public static class MySqlBuilderExtensions
{
    private const string Registry = "docker.io";
    private const string Image = "library/mysql";
    private const string Tag = "9.7";
    private const string DataDirectory = "/var/lib/mysql";

    /// <summary>Adds a MySQL server in a container.</summary>
    /// <param name="builder">The builder of the application.</param>
    /// <param name="name">The name of the resource.</param>
    /// <param name="password">The password of <c>root</c>; generated when null.</param>
    /// <param name="port">The port that clients use; allocated when null.</param>
    /// <returns>The builder of the resource.</returns>
    public static IResourceBuilder<MySqlServerResource> AddMySql(this IDistributedApplicationBuilder builder, [ResourceName] string name, IResourceBuilder<ParameterResource>? password = null, int? port = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(name);

        var passwordParameter = password?.Resource ?? ParameterResourceBuilderExtensions.CreateDefaultPasswordParameter(builder, $"{name}-password");
        var server = new MySqlServerResource(name, passwordParameter);
        return builder.AddResource(server)
            .WithEndpoint(port: port, targetPort: 3306, name: MySqlServerResource.PrimaryEndpointName)
            .WithImage(Image, Tag)
            .WithImageRegistry(Registry)
            .WithIconName("DatabaseMultiple")
            .WithEnvironment(context => context.EnvironmentVariables["MYSQL_ROOT_PASSWORD"] = server.PasswordParameter)
            .WithHandshakeCheck(server.Handshake)
            .OnBeforeResourceStarted((_, _, _) =>
            {
                server.Handshake.Forget();
                return Task.CompletedTask;
            })
            .OnResourceReady(LeaveDatabases);
    }

    /// <summary>Adds a database.</summary>
    /// <param name="builder">The builder of the server.</param>
    /// <param name="name">The name of the resource.</param>
    /// <param name="databaseName">The name of the database; that of the resource when null.</param>
    /// <returns>The builder of the resource.</returns>
    public static IResourceBuilder<MySqlDatabaseResource> AddDatabase(this IResourceBuilder<MySqlServerResource> builder, [ResourceName] string name, string? databaseName = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(name);

        var database = new MySqlDatabaseResource(name, databaseName ?? name, builder.Resource);
        builder.Resource.AddDatabase(database);
        return builder.ApplicationBuilder.AddResource(database).WithIconName("Database").WithHandshakeCheck(database.Parent.Handshake);
    }

    /// <summary>Keeps the data in a volume.</summary>
    /// <param name="builder">The builder of the server.</param>
    /// <param name="name">The name of the volume; one of the application and the resource when null.</param>
    /// <param name="isReadOnly">Whether the server may not write.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<MySqlServerResource> WithDataVolume(this IResourceBuilder<MySqlServerResource> builder, string? name = null, bool isReadOnly = false)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.WithVolume(name ?? VolumeNameGenerator.Generate(builder, "data"), DataDirectory, isReadOnly);
    }

    /// <summary>Keeps the data in a folder of the machine.</summary>
    /// <param name="builder">The builder of the server.</param>
    /// <param name="source">The folder, relative to the AppHost's directory.</param>
    /// <param name="isReadOnly">Whether the server may not write.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<MySqlServerResource> WithDataBindMount(this IResourceBuilder<MySqlServerResource> builder, string source, bool isReadOnly = false)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(source);
        return builder.WithBindMount(source, DataDirectory, isReadOnly);
    }

    /// <summary>Sets the password of <c>root</c>.</summary>
    /// <param name="builder">The builder of the server.</param>
    /// <param name="password">The password.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<MySqlServerResource> WithPassword(this IResourceBuilder<MySqlServerResource> builder, IResourceBuilder<ParameterResource> password)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(password);
        builder.Resource.PasswordParameter = password.Resource;
        return builder;
    }

    private static IResourceBuilder<T> WithHandshakeCheck<T>(this IResourceBuilder<T> builder, TcpHealthCheck check)
        where T : IResource
    {
        var key = $"{builder.Resource.Name}_check";
        builder.ApplicationBuilder.Services.AddHealthChecks().Add(new HealthCheckRegistration(key, check, failureStatus: null, tags: null));
        return builder.WithHealthCheck(key);
    }

    private static Task LeaveDatabases(MySqlServerResource server, ResourceReadyEvent ready, CancellationToken cancellationToken)
    {
        var logger = ready.Services.GetRequiredService<ResourceLoggerService>().GetLogger(server);
        foreach (var database in server.Databases.Values)
        {
            logger.LogInformation("Database '{Database}' is left to its migrator to create: this build of Aspire.Hosting has no MySQL driver.", database);
        }

        return Task.CompletedTask;
    }
}
