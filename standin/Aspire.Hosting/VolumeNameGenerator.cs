using System.Text.RegularExpressions;
using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

/// <summary>Names volumes so that those of different AppHosts differ.</summary>
public static partial class VolumeNameGenerator
{
    /// <summary>Names a volume after the application, its AppHost's hash, the resource, and a suffix.</summary>
    /// <typeparam name="T">The type of the resource.</typeparam>
    /// <param name="builder">The builder of the resource.</param>
    /// <param name="suffix">What the volume is for.</param>
    /// <returns>The name.</returns>
    /// <exception cref="ArgumentException"><paramref name="suffix"/> has characters that a volume's name may not have.</exception>
    public static string Generate<T>(IResourceBuilder<T> builder, string suffix)
        where T : IResource
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(suffix);
        if (InvalidCharacters().IsMatch(suffix))
        {
            throw new ArgumentException($"The suffix '{suffix}' contains invalid characters. It must match [a-zA-Z0-9][a-zA-Z0-9_.-]*.", nameof(suffix));
        }

        var application = InvalidCharacters().Replace(builder.ApplicationBuilder.Environment.ApplicationName, "_").ToLowerInvariant();
        var hash = builder.ApplicationBuilder.Configuration["AppHost:Sha256"]
            ?? throw new DistributedApplicationException("A volume cannot be named without the configuration value 'AppHost:Sha256', which the application builder sets.");
        return $"{application}-{hash[..10].ToLowerInvariant()}-{builder.Resource.Name}-{suffix}";
    }

    [GeneratedRegex("^[^a-zA-Z0-9]|[^a-zA-Z0-9_.-]", RegexOptions.CultureInvariant)]
    private static partial Regex InvalidCharacters();
}
