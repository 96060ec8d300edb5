using MySqlConnector.Protocol;

namespace MySqlConnector.Core;

/// <summary>The text of a command, with the values of parameters in place of their names.</summary>
internal static class StatementText
{
    /// <exception cref="MySqlException">A name is no parameter's, and variables of the server's are not allowed.</exception>
    public static ReadOnlyMemory<byte> Create(string text, MySqlParameterCollection? parameters, ServerSession session)
    {
        var writer = new PayloadWriter();
        var noBackslashEscapes = session.Status.HasFlag(ServerStatus.NoBackslashEscapes);
        var written = 0;
        for (var at = 0; at < text.Length;)
        {
            var end = SkipToken(text, at, noBackslashEscapes);
            if (text[at] == '@' && end > at + 1 && text[at + 1] != '@')
            {
                var name = text[at..end];
                if (parameters is not null && parameters.IndexOf(name) is >= 0 and var index)
                {
                    writer.WriteText(text.AsSpan(written, at - written));
                    SqlLiteral.Write(writer, parameters[index].Value, noBackslashEscapes);
                    written = end;
                }
                else if (!session.Options.AllowUserVariables)
                {
                    throw new MySqlException($"Parameter '{name}' must be defined. To use this as a variable, set 'Allow User Variables=true' in the connection string.");
                }
            }

            at = end;
        }

        writer.WriteText(text.AsSpan(written));
        return writer.Written;
    }

    // The end of what begins here: a comment, a string, a name after @, or one character.
    private static int SkipToken(string text, int at, bool noBackslashEscapes) => text[at] switch
    {
        '\'' or '"' => SkipQuoted(text, at, !noBackslashEscapes),
        '`' => SkipQuoted(text, at, hasBackslashes: false),
        '#' => SkipTo(text, at, "\n"),
        '-' when IsDashComment(text, at) => SkipTo(text, at, "\n"),
        '/' when text.AsSpan(at).StartsWith("/*") && !text.AsSpan(at).StartsWith("/*!") && !text.AsSpan(at).StartsWith("/*M!") => SkipTo(text, at + 2, "*/"),
        '@' => SkipName(text, at),
        _ => at + 1,
    };

    private static bool IsDashComment(string text, int at) => text.AsSpan(at).StartsWith("--") && (at + 2 == text.Length || text[at + 2] <= ' ');

    private static int SkipQuoted(string text, int at, bool hasBackslashes)
    {
        for (var i = at + 1; i < text.Length; i++)
        {
            if (text[i] == '\\' && hasBackslashes)
            {
                i++;
            }
            else if (text[i] == text[at])
            {
                // A doubled quote ends one string and begins the next, which comes to the same.
                return i + 1;
            }
        }

        return text.Length;
    }

    private static int SkipTo(string text, int at, string end)
    {
        var index = text.IndexOf(end, at, StringComparison.Ordinal);
        return index < 0 ? text.Length : index + end.Length;
    }

    private static int SkipName(string text, int at)
    {
        if (at + 1 < text.Length && text[at + 1] is ('\'' or '"' or '`'))
        {
            return SkipQuoted(text, at + 1, hasBackslashes: false);
        }

        // @@name is the server's.
        var end = at + 1 < text.Length && text[at + 1] == '@' ? at + 2 : at + 1;
        while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] is '_' or '$'))
        {
            end++;
        }

        return end;
    }
}
