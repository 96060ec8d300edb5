using System.Text;

namespace NetScript.Schema.Formatting;

/// <summary>
/// Lines of which the columns are aligned. Line ends are written only when a line follows, so that nothing is left at the end. Widths count bytes of UTF-8, as Prisma's formatter does.
/// </summary>
internal sealed class TableWriter
{
    private const int IndentWidth = 2;

    private readonly StringBuilder _text = new();
    private readonly List<Row> _rows = [];
    private int _newLines;

    public int Indent { get; set; }

    /// <summary>Writes as it is.</summary>
    public void Write(string text)
    {
        if (_newLines > 0)
        {
            _text.Append('\n', _newLines).Append(' ', Indent * IndentWidth);
            _newLines = 0;
        }

        _text.Append(text);
    }

    public void EndLine() => _newLines++;

    /// <summary>A line with columns, and something behind them that is not aligned.</summary>
    public void AddRow(string? suffix, params IReadOnlyList<string> columns) => _rows.Add(new(columns, suffix));

    /// <summary>A line without columns.</summary>
    public void AddEmptyRow() => _rows.Add(new([], null));

    /// <summary>Writes the lines that were added.</summary>
    public void Flush()
    {
        var widths = new List<int>();
        foreach (var row in _rows)
        {
            for (var i = 0; i < row.Count; i++)
            {
                if (widths.Count == i)
                {
                    widths.Add(0);
                }

                widths[i] = Math.Max(widths[i], Width(row.Columns[i]));
            }
        }

        foreach (var row in _rows)
        {
            Write(row, widths);
            EndLine();
        }

        _rows.Clear();
    }

    /// <summary>The text, which ends with a line feed.</summary>
    public override string ToString() => _text is [.., '\n'] ? _text.ToString() : $"{_text}\n";

    private void Write(Row row, List<int> widths)
    {
        for (var i = 0; i < row.Count; i++)
        {
            Write(row.Columns[i]);
            Write(new string(' ', i == row.Count - 1 ? 0 : widths[i] - Width(row.Columns[i]) + 1));
        }

        if (row.Suffix is { Length: > 0 } suffix)
        {
            Write(row.Count == 0 ? suffix : $" {suffix}");
        }
    }

    private static int Width(string column) => Encoding.UTF8.GetByteCount(column);

    private sealed record Row(IReadOnlyList<string> Columns, string? Suffix)
    {
        /// <summary>Without empty columns at the end.</summary>
        public int Count { get; } = Columns.Count - Columns.Reverse().TakeWhile(column => column.Length == 0).Count();
    }
}
