using System.Collections.Frozen;

namespace NetScript.Schema.Validation.Binding;

/// <summary>What Prisma's client cannot call a type: words of JavaScript, and a name of its own.</summary>
internal static class ReservedNames
{
    private static readonly FrozenSet<string> s_names =
        ("PrismaClient async await break case catch class const continue debugger default delete do else enum export extends false finally for function if implements import in instanceof interface let new null package "
        + "private protected public return super switch this throw true try typeof using var void while with yield").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    public static bool Contains(string name) => s_names.Contains(name);
}
