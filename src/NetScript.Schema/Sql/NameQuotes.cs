namespace NetScript.Schema.Sql;

/// <summary>The quotation marks of names.</summary>
/// <param name="Open">What is before a name.</param>
/// <param name="Close">What is behind it, and doubled within.</param>
internal sealed record NameQuotes(string Open, string Close)
{
    private readonly string _doubled = Close + Close;

    public string Escape(string name) => name.Replace(Close, _doubled, StringComparison.Ordinal);
}
