using System.Globalization;

namespace NetScript.Benchmarks;

/// <summary>What to measure.</summary>
internal sealed record Options
{
    public int Runs { get; private init; } = 5;

    public IReadOnlyList<int> Sizes { get; private init; } = [1, 100, 1000];

    /// <summary>Parts of the names of the engines to measure; all if there are none.</summary>
    public IReadOnlyList<string> Engines { get; private init; } = [];

    /// <summary>Parts of the names of the contenders to measure; all if there are none.</summary>
    public IReadOnlyList<string> Contenders { get; private init; } = [];

    /// <summary>Where the page is written; to the screen only if not set.</summary>
    public string? Output { get; private init; }

    public const string Usage = "Options: --runs <count>, --sizes <counts>, --engines <names>, --contenders <names>, --output <file>|none; names and counts with commas between them.";

    /// <exception cref="FormatException">An option is not known, or its value cannot be read.</exception>
    public static Options Parse(string[] arguments, string page)
    {
        var options = new Options { Output = page };
        foreach (var pair in arguments.Chunk(2))
        {
            options = pair switch
            {
                ["--runs", var count] => options with { Runs = Count(count) },
                ["--sizes", var counts] => options with { Sizes = [.. counts.Split(',').Select(Count)] },
                ["--engines", var names] => options with { Engines = names.Split(',') },
                ["--contenders", var names] => options with { Contenders = names.Split(',') },
                ["--output", "none"] => options with { Output = null },
                ["--output", var file] => options with { Output = Path.GetFullPath(file) },
                _ => throw new FormatException($"'{string.Join(' ', pair)}' is not an option with its value. {Usage}"),
            };
        }

        return options;
    }

    public static bool Selects(IReadOnlyList<string> names, string name) => names.Count == 0 || names.Any(part => name.Contains(part, StringComparison.OrdinalIgnoreCase));

    private static int Count(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0 ? count : throw new FormatException($"'{text}' is not a count. {Usage}");
}
