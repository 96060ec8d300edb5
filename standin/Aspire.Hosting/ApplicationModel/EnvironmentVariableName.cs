using System.Text.RegularExpressions;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>Makes names of environment variables.</summary>
internal static partial class EnvironmentVariableName
{
    /// <summary>Replaces all but ASCII letters and digits by underscores, and puts one before a digit at the start.</summary>
    public static string Encode(string name)
    {
        var encoded = Others().Replace(name, "_");
        return name.Length > 0 && char.IsAsciiDigit(name[0]) ? $"_{encoded}" : encoded;
    }

    [GeneratedRegex("[^a-zA-Z0-9]", RegexOptions.CultureInvariant)]
    private static partial Regex Others();
}
