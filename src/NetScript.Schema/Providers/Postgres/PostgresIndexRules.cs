using NetScript.Schema.Model;
using NetScript.Schema.Validation;

namespace NetScript.Schema.Providers.Postgres;

/// <summary>What types and operator classes the indexes of PostgreSQL take.</summary>
internal static class PostgresIndexRules
{
    public static void Validate(PostgresProvider provider, ModelIndex index, ValidationContext context)
    {
    }
}
