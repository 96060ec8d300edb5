using Aspire.Hosting.Standin.Tests.PublicApi;

namespace MySqlConnector.Standin.Tests;

/// <summary>What compiles against the stand-in has to compile against the official package: each public member has its official signature.</summary>
public sealed class PublicApiTests
{
    private static readonly IReadOnlyList<string> s_official = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "PublicApi", "official-api.tsv"));

    private static IEnumerable<string> Members => typeof(MySqlConnection).Assembly.GetExportedTypes().SelectMany(Describe);

    [Fact]
    public void Every_public_type_and_member_is_official() => Assert.Empty(Members.Except(s_official));

    [Fact]
    public void The_list_names_only_what_the_standin_has() => Assert.Empty(s_official.Except(Members));

    /// <summary>A line for the type, its base type, each member, and each value of an enumeration.</summary>
    private static IEnumerable<string> Describe(Type type)
    {
        var signature = TypeSignature.Create(type);
        string[] lines = type.IsEnum
            ? ["enum", .. Enum.GetNames(type).Select(name => $"{name} = {Convert.ToInt64(Enum.Parse(type, name), System.Globalization.CultureInfo.InvariantCulture)}")]
            : [signature.Declaration, $": {type.BaseType?.Name}", .. signature.Members];
        return lines.Select(line => $"{signature.Key}\t{line}");
    }
}
