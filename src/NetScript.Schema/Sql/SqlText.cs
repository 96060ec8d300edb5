using System.Collections.Immutable;
using System.Text;

namespace NetScript.Schema.Sql;

/// <summary>A statement that is written piece by piece.</summary>
/// <param name="quotes">What is before and behind a name.</param>
internal sealed class SqlText(NameQuotes quotes)
{
    /// <summary>What most statements fit in.</summary>
    public const int UsualLength = 4096;

    private readonly StringBuilder _text = new(UsualLength);

    public SqlText Append(string? text)
    {
        _text.Append(text);
        return this;
    }

    public SqlText Append(char c)
    {
        _text.Append(c);
        return this;
    }

    public SqlText Append(int number)
    {
        _text.Append(number);
        return this;
    }

    /// <summary>A name in its quotation marks.</summary>
    public SqlText Name(string name)
    {
        _text.Append(quotes.Open).Append(quotes.Escape(name)).Append(quotes.Close);
        return this;
    }

    /// <summary>A name, behind that of its database schema if it has one.</summary>
    public SqlText Name(string? schema, string name) => schema is null ? Name(name) : Name(schema).Append('.').Name(name);

    /// <summary>Names between commas.</summary>
    public SqlText Names(ImmutableArray<string> names) => Each(names, name => Name(name));

    /// <summary>What is written of each of many things, with a separator between two of them.</summary>
    public SqlText Each<T>(ImmutableArray<T> items, Action<T> write, string separator = ", ")
    {
        for (var place = 0; place < items.Length; place++)
        {
            _text.Append(place == 0 ? "" : separator);
            write(items[place]);
        }

        return this;
    }

    /// <summary>The text, which is gone here.</summary>
    public string Take()
    {
        var text = _text.ToString();
        _text.Clear();
        return text;
    }
}
