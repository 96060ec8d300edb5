using System.Text.RegularExpressions;
using NetScript.Configuration;

namespace NetScript.Cli;

/// <summary>Hides passwords in texts which may quote the command line or the environment: mistyped arguments, messages of the runtime.</summary>
internal static partial class Secrets
{
    private const string Hidden = "***";

    /// <summary>Replaces what looks like the password of a URL or of a connection string.</summary>
    public static string Hide(string text)
        // Every line that is shown comes here, and hardly one has what one of the patterns asks for.
        => text.Contains('=', StringComparison.Ordinal) || text.Contains("://", StringComparison.Ordinal)
            ? KeywordPattern().Replace(UrlPattern().Replace(text, match => HideUrl(match.Value)), $"${{keyword}}={Hidden}")
            : text;

    /// <summary>Does so, and also where an argument that is quoted has blanks or quotes in its password.</summary>
    public static string Hide(string text, IEnumerable<string> arguments)
    {
        foreach (var argument in arguments.Where(argument => argument.Contains("://", StringComparison.Ordinal) || KeywordPattern().IsMatch(argument)))
        {
            text = text.Replace(argument, HideArgument(argument), StringComparison.Ordinal);
        }

        return Hide(text);
    }

    // "--ulr=postgresql://…" is quoted whole: the URL starts behind the option.
    private static string HideArgument(string argument)
        => UrlPattern().Match(argument) is { Success: true } match ? argument[..match.Index] + HideUrl(argument[match.Index..]) : Hide(argument);

    private static string HideUrl(string url)
        => (DatabaseEngine.All.FirstOrDefault(engine => engine.ConnectionStrings.IsUrl(url)) ?? DatabaseEngine.Postgres).ConnectionStrings.Redact(url);

    [GeneratedRegex(@"[a-zA-Z][a-zA-Z0-9+.-]*://\S+", RegexOptions.CultureInvariant)]
    private static partial Regex UrlPattern();

    [GeneratedRegex(@"(?<keyword>\b(?:password|pwd|psw|passwd)\s*)=\s*(?:""[^""]*""|'[^']*'|[^;]*)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex KeywordPattern();
}
