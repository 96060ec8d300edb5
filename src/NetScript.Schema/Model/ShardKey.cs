using NetScript.Schema.Syntax;

namespace NetScript.Schema.Model;

/// <summary><c>@shardKey</c> or <c>@@shardKey</c>, which only PlanetScale's databases have.</summary>
internal sealed record ShardKey(IReadOnlyList<ScalarField> Fields, AttributeItem Syntax, bool IsOnField)
{
    public string AttributeName => IsOnField ? "@shardKey" : "@@shardKey";
}
