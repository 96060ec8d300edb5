namespace NetScript.Migrations.Scripts;

/// <summary>A position in a script, for people.</summary>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column, from 1, in characters (not UTF-16 units).</param>
internal readonly record struct ScriptPosition(int Line, int Column)
{
    /// <summary>The position of an offset in a text.</summary>
    public static ScriptPosition Of(string text, int offset)
    {
        var before = text.AsSpan(0, Math.Min(offset, text.Length));
        var lineStart = before.LastIndexOf('\n') + 1;
        return new ScriptPosition(before.Count('\n') + 1, CountCharacters(before[lineStart..]) + 1);
    }

    /// <summary>The offset of the n-th character of a text, from 1: what PostgreSQL calls a position.</summary>
    public static int OffsetOfCharacter(string text, int position)
    {
        var offset = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (--position <= 0)
            {
                break;
            }

            offset += rune.Utf16SequenceLength;
        }

        return offset;
    }

    private static int CountCharacters(ReadOnlySpan<char> text)
    {
        var count = 0;
        foreach (var _ in text.EnumerateRunes())
        {
            count++;
        }

        return count;
    }
}
