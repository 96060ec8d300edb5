using NetScript.Schema.Model;
using NetScript.Schema.Providers;
using NetScript.Schema.Validation;

namespace NetScript.Schema.Aggregation;

/// <summary>Names in the database that the application and plugins, or two plugins, use for different things. Prisma's rules find those of two models that are the same to the letter.</summary>
internal static class OwnerRules
{
    public static void Validate(ValidationContext context)
    {
        if (context.Model.Files.All(file => file.Plugin is null))
        {
            return;
        }

        var names = new Dictionary<(string? Schema, string Name), (string Kind, string Name, SchemaObject Owner)>();
        foreach (var (kind, schema, name, owner) in Names(context.Model, context.Provider))
        {
            var key = (schema, context.Provider.Can(Capabilities.CaseSensitiveNames) ? name : name.ToUpperInvariant());
            if (!names.TryAdd(key, (kind, name, owner)) && names[key] is var other && other.Owner.Plugin != owner.Plugin)
            {
                context.Error(
                    $"The {kind} \"{name}\" of {SchemaAggregator.Owner(owner.File)} ({owner.Name} in '{owner.File.Path}') has the name of the {other.Kind} \"{other.Name}\" of {SchemaAggregator.Owner(other.Owner.File)} ({other.Owner.Name} in '{other.Owner.File.Path}'). Give one of them another name with `map`.",
                    owner, owner.NameSpan);
            }
        }
    }

    private static IEnumerable<(string Kind, string? Schema, string Name, SchemaObject Owner)> Names(SchemaModel model, SchemaProvider provider)
    {
        foreach (var table in model.AllModels)
        {
            yield return (table.IsView ? "view" : "table", table.SchemaName, table.DatabaseName, table);
        }

        foreach (var relation in model.Relations.OfType<ManyToManyRelation>())
        {
            yield return ("table of the relation", relation.SchemaName, relation.TableName, relation.FieldA);
        }

        if (!provider.Can(Capabilities.OneNamespace))
        {
            yield break;
        }

        foreach (var type in model.Enums)
        {
            yield return ("enum", type.SchemaName, type.DatabaseName, type);
        }

        foreach (var index in model.Models.SelectMany(table => table.Indexes))
        {
            yield return ("index", index.Model.SchemaName, ConstraintNames.Of(index, provider), index.Model);
        }
    }
}
