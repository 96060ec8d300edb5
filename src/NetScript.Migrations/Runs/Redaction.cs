using System.Text.RegularExpressions;
using NetScript.Migrations.Engines;

namespace NetScript.Migrations.Runs;

/// <summary>Takes secrets out of what people get to see: the password with which one connects, and those which a script gives to users of the database.</summary>
internal static partial class Redaction
{
    // What is longer helps nobody, and exporters refuse messages of some megabytes.
    private const int MaxQueryText = 8192;

    private const string Hidden = "***";

    /// <summary>Takes secrets out of the texts of a failure.</summary>
    public static MigrationFailure Redact(MigrationTarget target, MigrationFailure failure)
    {
        var text = failure.QueryText is { } sql ? Redact(target, sql) : null;
        return failure with { Message = Redact(target, failure.Message), QueryText = text?.Length > MaxQueryText ? $"{text[..MaxQueryText]}…" : text };
    }

    /// <summary>Takes secrets out of a text. Drivers do not print passwords; a server may quote one.</summary>
    public static string Redact(MigrationTarget target, string text)
    {
        text = LiteralPattern().Replace(text, $"${{keyword}}'{Hidden}'");
        var format = target.Database.Engine.ConnectionStrings;
        try
        {
            var password = format.GetPassword(target.ConnectionString);
            string?[] names = [format.GetUser(target.ConnectionString), format.GetDatabase(target.ConnectionString), format.GetHost(target.ConnectionString)];
            // Where it is also the name of something, it is no secret, and hiding it would only garble the text.
            return string.IsNullOrEmpty(password) || names.Contains(password) ? text : text
                .Replace(password.Replace("'", "''", StringComparison.Ordinal), Hidden, StringComparison.Ordinal)
                .Replace(Uri.EscapeDataString(password), Hidden, StringComparison.Ordinal)
                .Replace(password, Hidden, StringComparison.Ordinal);
        }
        catch (FormatException)
        {
            // What cannot be read was not used to connect: no text can hold a part of it.
            return text;
        }
    }

    // PASSWORD 's', PASSWORD = N's', PASSWORD('s'), IDENTIFIED BY 's', IDENTIFIED WITH plugin AS 's', and on SQL Server a hash. A server cuts what it quotes, so the end may be missing.
    [GeneratedRegex(
        """
        (?<keyword>\b(?:PASSWORD|IDENTIFIED\s+(?:WITH\s+\S+\s+|VIA\s+\S+\s+)?(?:BY|AS|USING))["\]`]?\s*(?:(?:=|\(|\bPASSWORD\b)\s*)*)
        (?:[ENU]?'(?:[^'\\]|''|\\.)*(?:'|\\?\z)|"(?:[^"\\]|""|\\.)*(?:"|\\?\z)|\$(?<tag>\w*)\$.*?(?:\$\k<tag>\$|\z)|0x[0-9A-F]+)
        """,
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex LiteralPattern();
}
