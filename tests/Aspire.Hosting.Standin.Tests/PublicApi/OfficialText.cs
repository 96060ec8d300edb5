using System.Text.RegularExpressions;

namespace Aspire.Hosting.Standin.Tests.PublicApi;

/// <summary>Takes out of a signature as the official source writes it what does not matter to those who call it.</summary>
internal static partial class OfficialText
{
    /// <summary>A member: without accessibility that goes without saying, values of fields, and attributes that say nothing about the call.</summary>
    public static string NormalizeMember(string signature, string typeName)
    {
        var text = Normalize(signature);
        var simpleName = typeName.Split('.')[^1].Split('<')[0];
        text = Regex.Replace(text, $@"^(protected )?{simpleName}\(", "$1.ctor(");
        text = FieldInitializer().Replace(text, "$1");
        if (text.Contains('(', StringComparison.Ordinal))
        {
            text = text.Replace("readonly ", "", StringComparison.Ordinal);
        }

        // See TypeNames: the annotation of a type parameter without constraints says nothing.
        if (!text.Contains("where T :", StringComparison.Ordinal))
        {
            text = OpenTypeParameter().Replace(text, "T");
        }

        return text;
    }

    /// <summary>Anything: qualified names become simple ones, as reflection has them.</summary>
    public static string Normalize(string text)
    {
        text = OtherAttributes().Replace(text, "");
        text = Words().Replace(text, "");
        text = Qualifiers().Replace(text, "").Replace("@", "", StringComparison.Ordinal);
        text = Defaults().Replace(text, "= default");

        return Spaces().Replace(text, " ").Trim();
    }

    /// <summary>Splits at the commas that stand in no brackets.</summary>
    public static IEnumerable<string> SplitTopLevel(string list)
    {
        var depth = 0;
        var start = 0;
        for (var index = 0; index < list.Length; index++)
        {
            depth += list[index] is '(' or '<' or '[' or '{' ? 1 : list[index] is ')' or '>' or ']' or '}' ? -1 : 0;
            if (list[index] == ',' && depth == 0)
            {
                yield return list[start..index].Trim();
                start = index + 1;
            }
        }

        if (list[start..].Trim() is { Length: > 0 } last)
        {
            yield return last;
        }
    }

    [GeneratedRegex(@"\[(?!NotNullWhen|ResourceName\]|EndpointName\]|\]|(string|int) )[A-Za-z][^\]]*\] ?")]
    private static partial Regex OtherAttributes();

    [GeneratedRegex(@"\b(public|new|async|scoped|partial) (?!\()|\{default impl\}")]
    private static partial Regex Words();

    [GeneratedRegex(@"\b[A-Z]\w*\.(?=[A-Z])")]
    private static partial Regex Qualifiers();

    [GeneratedRegex(@"= (null|default)\b(\([^)]*\))?")]
    private static partial Regex Defaults();

    [GeneratedRegex(@"^((?:static |const |readonly |required )*[\w<>?, \[\]]+ \w+) =.*$")]
    private static partial Regex FieldInitializer();

    [GeneratedRegex(@"\bT\?")]
    private static partial Regex OpenTypeParameter();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
