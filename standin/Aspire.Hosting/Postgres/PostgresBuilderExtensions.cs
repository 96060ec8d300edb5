using System.Globalization;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Postgres;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Aspire.Hosting;

/// <summary>Adds PostgreSQL servers and databases.</summary>
public static class PostgresBuilderExtensions
{
    private const string Registry = "docker.io";
    private const string Image = "library/postgres";
    private const string Tag = "18.3";

    /// <summary>Adds a PostgreSQL server in a container.</summary>
    /// <param name="builder">The builder of the application.</param>
    /// <param name="name">The name of the resource.</param>
    /// <param name="userName">The user; <c>postgres</c> when null.</param>
    /// <param name="password">The password; generated when null.</param>
    /// <param name="port">The port that clients use; allocated when null.</param>
    /// <returns>The builder of the resource.</returns>
    public static IResourceBuilder<PostgresServerResource> AddPostgres(this IDistributedApplicationBuilder builder, [ResourceName] string name, IResourceBuilder<ParameterResource>? userName = null, IResourceBuilder<ParameterResource>? password = null, int? port = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(name);

        var passwordParameter = password?.Resource ?? ParameterResourceBuilderExtensions.CreateDefaultPasswordParameter(builder, $"{name}-password");
        var server = new PostgresServerResource(name, userName?.Resource, passwordParameter);
        return builder.AddResource(server)
            .WithEndpoint(port: port, targetPort: 5432, name: PostgresServerResource.PrimaryEndpointName)
            .WithImage(Image, Tag)
            .WithImageRegistry(Registry)
            .WithIconName("DatabaseMultiple")
            .WithEnvironment("POSTGRES_HOST_AUTH_METHOD", "scram-sha-256")
            .WithEnvironment("POSTGRES_INITDB_ARGS", "--auth-host=scram-sha-256 --auth-local=scram-sha-256")
            .WithEnvironment(context =>
            {
                context.EnvironmentVariables["POSTGRES_USER"] = server.UserNameReference;
                context.EnvironmentVariables["POSTGRES_PASSWORD"] = server.PasswordParameter;
            })
            .WithConnectionCheck(server, PostgresDatabases.MaintenanceDatabase)
            .OnResourceReady((_, ready, cancellationToken) => PostgresDatabases.CreateAsync(server, builder.Resources, ready.Services, cancellationToken));
    }

    /// <summary>Adds a database, which is created once the server is ready.</summary>
    /// <param name="builder">The builder of the server.</param>
    /// <param name="name">The name of the resource.</param>
    /// <param name="databaseName">The name of the database; that of the resource when null.</param>
    /// <returns>The builder of the resource.</returns>
    public static IResourceBuilder<PostgresDatabaseResource> AddDatabase(this IResourceBuilder<PostgresServerResource> builder, [ResourceName] string name, string? databaseName = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(name);

        var database = new PostgresDatabaseResource(name, databaseName ?? name, builder.Resource);
        builder.Resource.AddDatabase(database);
        return builder.ApplicationBuilder.AddResource(database)
            .WithIconName("Database")
            .WithConnectionCheck(database, database: null);
    }

    /// <summary>Sets the script that creates a database, instead of <c>CREATE DATABASE</c>.</summary>
    /// <param name="builder">The builder of the database.</param>
    /// <param name="script">The script.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<PostgresDatabaseResource> WithCreationScript(this IResourceBuilder<PostgresDatabaseResource> builder, string script)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(script);
        return builder.WithAnnotation(new PostgresCreationScriptAnnotation(script), ResourceAnnotationMutationBehavior.Replace);
    }

    /// <summary>Keeps the data in a volume. Set an image of another version before: servers of version 18 keep their data elsewhere.</summary>
    /// <param name="builder">The builder of the server.</param>
    /// <param name="name">The name of the volume; one of the application and the resource when null.</param>
    /// <param name="isReadOnly">Whether the server may not write.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<PostgresServerResource> WithDataVolume(this IResourceBuilder<PostgresServerResource> builder, string? name = null, bool isReadOnly = false)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.WithVolume(name ?? VolumeNameGenerator.Generate(builder, "data"), DataDirectory(builder.Resource), isReadOnly);
    }

    /// <summary>Keeps the data in a folder of the machine. Set an image of another version before: servers of version 18 keep their data elsewhere.</summary>
    /// <param name="builder">The builder of the server.</param>
    /// <param name="source">The folder, relative to the AppHost's directory.</param>
    /// <param name="isReadOnly">Whether the server may not write.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<PostgresServerResource> WithDataBindMount(this IResourceBuilder<PostgresServerResource> builder, string source, bool isReadOnly = false)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(source);
        return builder.WithBindMount(source, DataDirectory(builder.Resource), isReadOnly);
    }

    /// <summary>Sets the password.</summary>
    /// <param name="builder">The builder of the server.</param>
    /// <param name="password">The password.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<PostgresServerResource> WithPassword(this IResourceBuilder<PostgresServerResource> builder, IResourceBuilder<ParameterResource> password)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(password);
        builder.Resource.PasswordParameter = password.Resource;
        return builder;
    }

    /// <summary>Sets the port that clients use.</summary>
    /// <param name="builder">The builder of the server.</param>
    /// <param name="port">The port; allocated when null.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<PostgresServerResource> WithHostPort(this IResourceBuilder<PostgresServerResource> builder, int? port) =>
        builder.WithEndpoint(PostgresServerResource.PrimaryEndpointName, endpoint => endpoint.Port = port);

    private static IResourceBuilder<T> WithConnectionCheck<T>(this IResourceBuilder<T> builder, IResourceWithConnectionString resource, string? database)
        where T : IResource
    {
        var key = $"{resource.Name}_check";
        builder.ApplicationBuilder.Services.AddHealthChecks().Add(new HealthCheckRegistration(key, new PostgresHealthCheck(resource, database), failureStatus: null, tags: null));
        return builder.WithHealthCheck(key);
    }

    private static string DataDirectory(PostgresServerResource server)
    {
        var tag = server.Annotations.OfType<ContainerImageAnnotation>().Last().Tag ?? Tag;
        var version = tag.Split('.', '-')[0];
        return int.TryParse(version, CultureInfo.InvariantCulture, out var major) && major >= 18 ? "/var/lib/postgresql" : "/var/lib/postgresql/data";
    }
}
