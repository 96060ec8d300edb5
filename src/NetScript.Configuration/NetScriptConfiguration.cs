using Microsoft.Extensions.Configuration;
using NetScript.Configuration.Reading;

namespace NetScript.Configuration;

/// <summary>The <c>NetScript</c> block of an <c>appsettings.json</c>: the databases of a workspace.</summary>
public sealed class NetScriptConfiguration
{
    internal NetScriptConfiguration(IConfiguration configuration, string workspace)
    {
        Configuration = configuration;
        Workspace = workspace;
    }

    /// <summary>What was read: the given configuration laid over the file in which the block was found, if it was found in one. Connection strings beside the block are in it.</summary>
    public IConfiguration Configuration { get; }

    /// <summary>The absolute path of the directory to which the paths of the block are relative.</summary>
    public string Workspace { get; }

    /// <summary>The name of the application: <c>NetScript:Name</c>.</summary>
    public string? Name { get; internal init; }

    /// <summary>
    /// The enabled databases, in the order of the file. A database that is only in the environment or on the command line comes after them, by name.
    /// </summary>
    public IReadOnlyList<DatabaseDefinition> Databases { get; internal init; } = [];

    /// <summary>
    /// The database of <c>NetScript:PrimaryDatabase</c>. Where that is not set, the first enabled one, as <c>netscript db add</c> makes the first database the primary one; with a warning
    /// if there are others. <see langword="null"/> only if no database is enabled.
    /// </summary>
    public DatabaseDefinition? PrimaryDatabase => Databases.FirstOrDefault(database => database.IsPrimary);

    /// <summary>What is probably a mistake but hinders nothing: unknown settings, settings without effect. For the log.</summary>
    public IReadOnlyList<string> Warnings { get; internal init; } = [];

    /// <summary>
    /// Reads the block. If <paramref name="configuration"/> has a <c>NetScript:Databases:&lt;key&gt;:Engine</c>, that is the block, and <paramref name="directory"/> is the workspace. Else the
    /// nearest <c>appsettings.json</c> with a <c>NetScript:Databases</c> from <paramref name="directory"/> upwards is read, with the <c>appsettings.&lt;environment&gt;.json</c> beside it
    /// and <paramref name="configuration"/> laid over it, and its directory is the workspace. <c>NetScript:Workspace</c>, relative to that, moves it.
    /// </summary>
    /// <remarks>
    /// A setting whose value is empty counts as not set, so that the environment can take back what a file sets. The environment is <c>environment</c>, <c>DOTNET_ENVIRONMENT</c> or
    /// <c>ASPNETCORE_ENVIRONMENT</c> of <paramref name="configuration"/>, else <c>Production</c>. Comments and trailing commas in the files are accepted, as by .NET itself.
    /// </remarks>
    /// <param name="configuration">The configuration of the application, with the command line and the environment.</param>
    /// <param name="directory">Where the search starts: the directory of the application's project.</param>
    /// <exception cref="NetScriptConfigurationException">There is no such block, a file cannot be read, or the block has mistakes: all of them are in the message.</exception>
    public static NetScriptConfiguration Load(IConfiguration configuration, string directory)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        ArgumentException.ThrowIfNullOrEmpty(directory);
        return new WorkspaceReader(BlockSource.Find(configuration, Path.GetFullPath(directory))).Read();
    }
}
