using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting.Testing;

/// <summary>Describes applications for tests: without a dashboard and on ports that are free, unless a test wants it otherwise.</summary>
public static class DistributedApplicationTestingBuilder
{
    /// <summary>Describes an empty application.</summary>
    /// <param name="args">The command line.</param>
    /// <returns>Describes the application.</returns>
    public static IDistributedApplicationTestingBuilder Create(params string[] args) => Create(args, (_, _) => { });

    /// <summary>Describes an empty application.</summary>
    /// <param name="args">The command line.</param>
    /// <param name="configureBuilder">Changes how the application is made.</param>
    /// <returns>Describes the application.</returns>
    public static IDistributedApplicationTestingBuilder Create(string[] args, Action<DistributedApplicationOptions, HostApplicationBuilderSettings> configureBuilder)
    {
        ArgumentNullException.ThrowIfNull(args);
        ArgumentNullException.ThrowIfNull(configureBuilder);

        var options = new DistributedApplicationOptions();
        var settings = new HostApplicationBuilderSettings();
        TestingSettings.Configure(options, settings, args, TestingSettings.FindCallingAppHost(), configureBuilder);

        return new TestingBuilder(new DistributedApplicationBuilder(options, settings));
    }

    /// <summary>Runs the program of an AppHost until it has described its application.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <typeparam name="TEntryPoint">A type in the AppHost's assembly.</typeparam>
    /// <returns>Describes the application further.</returns>
    public static Task<IDistributedApplicationTestingBuilder> CreateAsync<TEntryPoint>(CancellationToken cancellationToken = default) where TEntryPoint : class =>
        CreateAsync<TEntryPoint>([], (_, _) => { }, cancellationToken);

    /// <summary>Runs the program of an AppHost until it has described its application.</summary>
    /// <param name="entryPoint">A type in the AppHost's assembly.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Describes the application further.</returns>
    public static Task<IDistributedApplicationTestingBuilder> CreateAsync(Type entryPoint, CancellationToken cancellationToken = default) =>
        CreateAsync(entryPoint, [], cancellationToken);

    /// <summary>Runs the program of an AppHost until it has described its application.</summary>
    /// <param name="args">The command line.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <typeparam name="TEntryPoint">A type in the AppHost's assembly.</typeparam>
    /// <returns>Describes the application further.</returns>
    public static Task<IDistributedApplicationTestingBuilder> CreateAsync<TEntryPoint>(string[] args, CancellationToken cancellationToken = default) where TEntryPoint : class =>
        CreateAsync<TEntryPoint>(args, (_, _) => { }, cancellationToken);

    /// <summary>Runs the program of an AppHost until it has described its application.</summary>
    /// <param name="entryPoint">A type in the AppHost's assembly.</param>
    /// <param name="args">The command line.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Describes the application further.</returns>
    public static Task<IDistributedApplicationTestingBuilder> CreateAsync(Type entryPoint, string[] args, CancellationToken cancellationToken = default) =>
        CreateAsync(entryPoint, args, (_, _) => { }, cancellationToken);

    /// <summary>Runs the program of an AppHost until it has described its application.</summary>
    /// <param name="args">The command line.</param>
    /// <param name="configureBuilder">Changes how the application is made.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <typeparam name="TEntryPoint">A type in the AppHost's assembly.</typeparam>
    /// <returns>Describes the application further.</returns>
    public static Task<IDistributedApplicationTestingBuilder> CreateAsync<TEntryPoint>(string[] args, Action<DistributedApplicationOptions, HostApplicationBuilderSettings> configureBuilder, CancellationToken cancellationToken = default) =>
        CreateAsync(typeof(TEntryPoint), args, configureBuilder, cancellationToken);

    /// <summary>Runs the program of an AppHost until it has described its application.</summary>
    /// <param name="entryPoint">A type in the AppHost's assembly.</param>
    /// <param name="args">The command line.</param>
    /// <param name="configureBuilder">Changes how the application is made.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Describes the application further.</returns>
    /// <exception cref="InvalidOperationException">The assembly has no entry point, or its program ends without building an application.</exception>
    public static async Task<IDistributedApplicationTestingBuilder> CreateAsync(Type entryPoint, string[] args, Action<DistributedApplicationOptions, HostApplicationBuilderSettings> configureBuilder, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(entryPoint);
        ArgumentNullException.ThrowIfNull(args);
        ArgumentNullException.ThrowIfNull(configureBuilder);

        return await EntryPointTestingBuilder.CreateAsync(AppHostProgram.Start(entryPoint.Assembly, args, configureBuilder), cancellationToken).ConfigureAwait(false);
    }
}
