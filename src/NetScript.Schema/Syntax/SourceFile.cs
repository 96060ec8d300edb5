namespace NetScript.Schema.Syntax;

/// <summary>A <c>.prisma</c> file.</summary>
/// <param name="path">As messages show it.</param>
/// <param name="text">Its content.</param>
/// <param name="plugin">The plugin which it belongs to; <see langword="null"/> for the application.</param>
public sealed class SourceFile(string path, string text, string? plugin = null)
{
    private int[]? _lines;

    /// <summary>As messages show it.</summary>
    public string Path { get; } = path;

    /// <summary>Its content.</summary>
    public string Text { get; } = text;

    /// <summary>The plugin which it belongs to; <see langword="null"/> for the application.</summary>
    public string? Plugin { get; } = plugin;

    /// <summary>The part of the text.</summary>
    public string this[TextSpan span] => Text[span.Start..span.End];

    /// <summary>Line and column, both from 1; the column counts UTF-16 code units.</summary>
    public (int Line, int Column) Locate(int offset)
    {
        var line = LineIndex(offset);
        return (line + 1, offset - Lines()[line] + 1);
    }

    /// <summary>The line without its line feed; <see langword="null"/> where there is none.</summary>
    /// <param name="number">From 1.</param>
    public string? Line(int number)
    {
        var lines = Lines();
        if (number < 1 || number > lines.Length)
        {
            return null;
        }

        var end = number < lines.Length ? lines[number] - 1 : Text.Length;
        return Text[lines[number - 1]..end];
    }

    private int LineIndex(int offset)
    {
        var index = Array.BinarySearch(Lines(), offset);
        return index >= 0 ? index : ~index - 1;
    }

    private int[] Lines()
    {
        if (_lines is not null)
        {
            return _lines;
        }

        var lines = new List<int> { 0 };
        for (var i = Text.IndexOf('\n', StringComparison.Ordinal); i >= 0; i = Text.IndexOf('\n', i + 1))
        {
            lines.Add(i + 1);
        }

        return _lines = [.. lines];
    }
}
