using System.Globalization;
using System.Text.RegularExpressions;

namespace Aspire.Hosting.Standin.Tests.PublicApi;

/// <summary>A type as the official source declares it.</summary>
/// <param name="Key">Its namespace and name.</param>
/// <param name="Declaration">Its kind, name and constraints.</param>
/// <param name="Bases">What stands after the colon.</param>
/// <param name="Members">The members that are listed, and those that its declaration implies.</param>
internal sealed record OfficialType(string Key, string Declaration, IReadOnlySet<string> Bases, IReadOnlySet<string> Members)
{
    /// <summary>Reads a list with the columns namespace, type, member, signature; the row of the type itself has the member <c>(type)</c>.</summary>
    public static Dictionary<string, OfficialType> Load(string path) =>
        File.ReadLines(path).Skip(1)
            .Select(line => line.Split('\t'))
            .GroupBy(row => $"{row[0]}.{row[1]}")
            .ToDictionary(rows => rows.Key, rows => Create(rows.Key, rows.First()[1], [.. rows]));

    private static OfficialType Create(string key, string name, string[][] rows)
    {
        var declaration = OfficialText.Normalize(rows.Single(row => row[2] == "(type)")[3]);
        var members = rows.Where(row => row[2] != "(type)").Select(row => OfficialText.NormalizeMember(row[3], name)).ToHashSet();
        if (declaration.StartsWith("enum ", StringComparison.Ordinal))
        {
            return new OfficialType(key, NormalizeEnum(declaration), new HashSet<string>(), members);
        }

        var constraintsAt = declaration.IndexOf(" where ", StringComparison.Ordinal);
        var constraints = constraintsAt < 0 ? "" : declaration[constraintsAt..];
        var head = constraintsAt < 0 ? declaration : declaration[..constraintsAt];
        var parameters = CutParameters(ref head);
        var parts = head.Split(" : ", 2);
        if (parameters is not null)
        {
            members.Add($".ctor({parameters})");
            members.UnionWith(parts[0].Contains("record", StringComparison.Ordinal) ? OfficialText.SplitTopLevel(parameters).Select(GetRecordProperty) : []);
        }
        else if (!members.Any(member => member.Contains(".ctor(", StringComparison.Ordinal)))
        {
            members.Add(parts[0].StartsWith("abstract", StringComparison.Ordinal) ? "protected .ctor()" : ".ctor()");
        }

        var bases = parts.Length == 1 ? [] : OfficialText.SplitTopLevel(parts[1]).Select(candidate => candidate.Split('(')[0]);
        var kindAndName = parts[0].Replace("record class", "record", StringComparison.Ordinal).Trim();
        var qualified = key.Contains($".{name}", StringComparison.Ordinal) && name.Contains('.', StringComparison.Ordinal)
            ? kindAndName.Replace(name.Split('.')[^1], name, StringComparison.Ordinal)
            : kindAndName;

        return new OfficialType(key, qualified + constraints, bases.ToHashSet(), members);
    }

    /// <summary>Takes the parameters of a primary constructor out of a declaration.</summary>
    private static string? CutParameters(ref string head)
    {
        var colonAt = head.IndexOf(" : ", StringComparison.Ordinal);
        var openAt = head.IndexOf('(', StringComparison.Ordinal);
        if (openAt < 0 || (colonAt >= 0 && colonAt < openAt))
        {
            return null;
        }

        var depth = 0;
        var closeAt = openAt;
        do
        {
            depth += head[closeAt] == '(' ? 1 : head[closeAt] == ')' ? -1 : 0;
            closeAt++;
        }
        while (depth > 0);

        var parameters = head[(openAt + 1)..(closeAt - 1)];
        head = head[..openAt] + head[closeAt..];
        return parameters;
    }

    private static string GetRecordProperty(string parameter) => $"{parameter.Split(" = ")[0]} {{ get; init; }}";

    /// <summary>Gives each member its number.</summary>
    private static string NormalizeEnum(string declaration)
    {
        var (name, members) = (declaration.Split(" { ")[0], declaration.Split(" { ")[1].TrimEnd('}', ' '));
        var values = new Dictionary<string, int>();
        foreach (var member in members.Split(", "))
        {
            var parts = member.Split(" = ");
            values[parts[0]] = parts.Length == 1
                ? (values.Count == 0 ? 0 : values.Values.Last() + 1)
                : parts[1].Split(" | ").Aggregate(0, (value, term) => value | Evaluate(term, values));
        }

        return $"{name} {{ {string.Join(", ", values.Select(value => $"{value.Key} = {value.Value}"))} }}";
    }

    private static int Evaluate(string term, Dictionary<string, int> values)
    {
        var shift = Regex.Match(term, @"^(\d+) << (\d+)$");

        return values.TryGetValue(term, out var value) ? value
            : shift.Success ? int.Parse(shift.Groups[1].Value, CultureInfo.InvariantCulture) << int.Parse(shift.Groups[2].Value, CultureInfo.InvariantCulture)
            : int.Parse(term, CultureInfo.InvariantCulture);
    }
}
