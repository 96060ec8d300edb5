namespace NetScript.Schema.Providers.Sqlite;

/// <summary>The condition of a partial index, which the catalog lists only within the statement that made it.</summary>
internal static class SqlitePredicate
{
    private const string Where = "WHERE";

    /// <summary>What is behind the WHERE of the statement; <see langword="null"/> if there is none.</summary>
    public static string? Of(string statement)
    {
        var depth = 0;
        for (var i = 0; i < statement.Length; i++)
        {
            switch (statement[i])
            {
                case '\'' or '"' or '`':
                    i = EndOfQuoted(statement, i, statement[i]);
                    break;
                case '[':
                    i = EndOfQuoted(statement, i, ']');
                    break;
                case '(':
                    depth++;
                    break;
                case ')':
                    depth--;
                    break;
                case 'W' or 'w' when depth == 0 && IsWhere(statement, i):
                    return statement[(i + Where.Length)..].Trim();
            }
        }

        return null;
    }

    private static int EndOfQuoted(string text, int start, char mark)
    {
        var end = text.IndexOf(mark, start + 1);
        return end < 0 ? text.Length : end;
    }

    private static bool IsWhere(string text, int start) =>
        string.Compare(text, start, Where, 0, Where.Length, StringComparison.OrdinalIgnoreCase) == 0
        && !IsName(text, start - 1) && !IsName(text, start + Where.Length);

    private static bool IsName(string text, int index) => index >= 0 && index < text.Length && (char.IsLetterOrDigit(text[index]) || text[index] is '_' or '$');
}
