using Aspire.Hosting.Standin.Tests.PublicApi;

namespace Aspire.Hosting.Standin.Tests;

/// <summary>What compiles against the stand-in has to compile against the official packages: each public member has its official signature.</summary>
public sealed class PublicApiTests
{
    private static readonly Dictionary<string, OfficialType> s_official = OfficialType.Load(Path.Combine(AppContext.BaseDirectory, "PublicApi", "official-api.tsv"));

    private static IEnumerable<TypeSignature> StandinTypes =>
        typeof(DistributedApplication).Assembly.GetExportedTypes().Where(TypeSignature.IsDeclared).Select(TypeSignature.Create);

    [Fact]
    public void Every_public_type_and_member_is_official() =>
        Assert.Empty(StandinTypes.SelectMany(FindProblems));

    [Fact]
    public void The_list_names_only_what_the_standin_has()
    {
        var types = StandinTypes.ToDictionary(type => type.Key);

        Assert.DoesNotContain(s_official.Keys, key => !types.ContainsKey(key));
        Assert.Empty(s_official.Values.SelectMany(official => official.Members
            .Where(member => !member.EndsWith(".ctor()", StringComparison.Ordinal) && !types[official.Key].Members.Contains(member))
            .Select(member => $"{official.Key}: {member}")));
    }

    private static IEnumerable<string> FindProblems(TypeSignature type)
    {
        if (!s_official.TryGetValue(type.Key, out var official))
        {
            return [$"{type.Key} is no official type."];
        }

        var problems = type.Members.Where(member => !official.Members.Contains(member))
            .Select(member => $"{type.Key}: '{member}' is no official member. Official are: {string.Join(" | ", GetNamesakes(official, member))}");
        if (type.Declaration != official.Declaration)
        {
            problems = problems.Append($"{type.Key} is '{type.Declaration}', officially '{official.Declaration}'.");
        }

        return problems.Concat(type.Bases.Where(candidate => !official.Bases.Contains(candidate)).Select(candidate => $"{type.Key} is no {candidate} officially, but {string.Join(", ", official.Bases)}."));
    }

    private static IEnumerable<string> GetNamesakes(OfficialType official, string member)
    {
        var name = GetName(member);

        return official.Members.Where(candidate => GetName(candidate) == name);
    }

    /// <summary>The last word before the parameters or the accessors.</summary>
    private static string GetName(string member) => member.Split('(', '{')[0].Split('<')[0].Trim().Split(' ')[^1];
}
