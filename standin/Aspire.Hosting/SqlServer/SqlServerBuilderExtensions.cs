using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Health;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting;

/// <summary>Adds SQL Servers and databases.</summary>
public static class SqlServerBuilderExtensions
{
    private const string Registry = "mcr.microsoft.com";
    private const string Image = "mssql/server";
    private const string Tag = "2022-latest";
    private const string DataDirectory = "/var/opt/mssql";

    /// <summary>Adds a SQL Server in a container.</summary>
    /// <param name="builder">The builder of the application.</param>
    /// <param name="name">The name of the resource.</param>
    /// <param name="password">The password of <c>sa</c>; generated when null.</param>
    /// <param name="port">The port that clients use; allocated when null.</param>
    /// <returns>The builder of the resource.</returns>
    public static IResourceBuilder<SqlServerServerResource> AddSqlServer(this IDistributedApplicationBuilder builder, [ResourceName] string name, IResourceBuilder<ParameterResource>? password = null, int? port = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(name);

        // The server wants at least eight characters of three kinds.
        var passwordParameter = password?.Resource
            ?? ParameterResourceBuilderExtensions.CreateDefaultPasswordParameter(builder, $"{name}-password", minLower: 1, minUpper: 1, minNumeric: 1);
        var server = new SqlServerServerResource(name, passwordParameter);
        return builder.AddResource(server)
            .WithEndpoint(port: port, targetPort: 1433, name: SqlServerServerResource.PrimaryEndpointName)
            .WithImage(Image, Tag)
            .WithImageRegistry(Registry)
            .WithIconName("DatabaseMultiple")
            .WithEnvironment("ACCEPT_EULA", "Y")
            .WithEnvironment(context => context.EnvironmentVariables["MSSQL_SA_PASSWORD"] = server.PasswordParameter)
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
    public static IResourceBuilder<SqlServerDatabaseResource> AddDatabase(this IResourceBuilder<SqlServerServerResource> builder, [ResourceName] string name, string? databaseName = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(name);

        var database = new SqlServerDatabaseResource(name, databaseName ?? name, builder.Resource);
        builder.Resource.AddDatabase(database);
        return builder.ApplicationBuilder.AddResource(database).WithIconName("Database").WithHandshakeCheck(database.Parent.Handshake);
    }

    /// <summary>Keeps the data in a volume.</summary>
    /// <param name="builder">The builder of the server.</param>
    /// <param name="name">The name of the volume; one of the application and the resource when null.</param>
    /// <param name="isReadOnly">Whether the server may not write.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<SqlServerServerResource> WithDataVolume(this IResourceBuilder<SqlServerServerResource> builder, string? name = null, bool isReadOnly = false)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.WithVolume(name ?? VolumeNameGenerator.Generate(builder, "data"), DataDirectory, isReadOnly);
    }

    /// <summary>Keeps the data in a folder of the machine.</summary>
    /// <param name="builder">The builder of the server.</param>
    /// <param name="source">The folder, relative to the AppHost's directory.</param>
    /// <param name="isReadOnly">Whether the server may not write.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<SqlServerServerResource> WithDataBindMount(this IResourceBuilder<SqlServerServerResource> builder, string source, bool isReadOnly = false)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(source);
        if (!OperatingSystem.IsWindows())
        {
            return builder.WithBindMount(source, DataDirectory, isReadOnly);
        }

        // The server cannot keep its data in a folder of Windows as a whole: https://learn.microsoft.com/sql/linux/sql-server-linux-docker-container-configure
        foreach (var part in new[] { "data", "log", "secrets" })
        {
            var folder = Path.GetFullPath(Path.Combine(source, part), builder.ApplicationBuilder.AppHostDirectory);
            Directory.CreateDirectory(folder);
            builder.WithBindMount(folder, $"{DataDirectory}/{part}", isReadOnly);
        }

        return builder;
    }

    /// <summary>Sets the password of <c>sa</c>.</summary>
    /// <param name="builder">The builder of the server.</param>
    /// <param name="password">The password.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<SqlServerServerResource> WithPassword(this IResourceBuilder<SqlServerServerResource> builder, IResourceBuilder<ParameterResource> password)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(password);
        builder.Resource.SetPassword(password.Resource);
        return builder;
    }

    /// <summary>Sets the port that clients use.</summary>
    /// <param name="builder">The builder of the server.</param>
    /// <param name="port">The port; allocated when null.</param>
    /// <returns>The builder.</returns>
    public static IResourceBuilder<SqlServerServerResource> WithHostPort(this IResourceBuilder<SqlServerServerResource> builder, int? port) =>
        builder.WithEndpoint(SqlServerServerResource.PrimaryEndpointName, endpoint => endpoint.Port = port);

    private static IResourceBuilder<T> WithHandshakeCheck<T>(this IResourceBuilder<T> builder, TcpHealthCheck check)
        where T : IResource
    {
        var key = $"{builder.Resource.Name}_check";
        builder.ApplicationBuilder.Services.AddHealthChecks().Add(new HealthCheckRegistration(key, check, failureStatus: null, tags: null));
        return builder.WithHealthCheck(key);
    }

    private static Task LeaveDatabases(SqlServerServerResource server, ResourceReadyEvent ready, CancellationToken cancellationToken)
    {
        var logger = ready.Services.GetRequiredService<ResourceLoggerService>().GetLogger(server);
        foreach (var database in server.Databases.Values)
        {
            logger.LogInformation("Database '{Database}' is left to its migrator to create: this build of Aspire.Hosting has no SQL Server driver.", database);
        }

        return Task.CompletedTask;
    }
}
