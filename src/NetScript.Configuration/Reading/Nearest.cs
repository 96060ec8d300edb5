namespace NetScript.Configuration.Reading;

/// <summary>Finds the name that somebody probably meant.</summary>
internal static class Nearest
{
    /// <summary>The candidate that a few keystrokes separate from <paramref name="text"/>, or <see langword="null"/> if none is that near.</summary>
    public static string? To(string text, IEnumerable<string> candidates)
    {
        var best = candidates.Select(candidate => (Name: candidate, Distance: Distance(text.ToUpperInvariant(), candidate.ToUpperInvariant()))).MinBy(candidate => candidate.Distance);
        return best.Name is not null && best.Distance <= Math.Max(1, Math.Min(text.Length, best.Name.Length) / 3) ? best.Name : null;
    }

    /// <summary>A sentence to append, empty if there is no such candidate.</summary>
    public static string DidYouMean(string text, IEnumerable<string> candidates) => To(text, candidates) is { } name ? $" Did you mean '{name}'?" : "";

    // Insertions, deletions, replacements, and neighbours that changed places, one each.
    private static int Distance(string left, string right)
    {
        var distances = new int[left.Length + 1, right.Length + 1];
        for (var i = 0; i <= left.Length; i++)
        {
            for (var j = 0; j <= right.Length; j++)
            {
                distances[i, j] = i == 0 || j == 0
                    ? i + j
                    : Math.Min(
                        Math.Min(distances[i - 1, j], distances[i, j - 1]) + 1,
                        distances[i - 1, j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
                {
                    distances[i, j] = Math.Min(distances[i, j], distances[i - 2, j - 2] + 1);
                }
            }
        }

        return distances[left.Length, right.Length];
    }
}
