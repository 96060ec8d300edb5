using NetScript.Schema.Model;
using NetScript.Schema.Providers;

namespace NetScript.Schema.Validation.Rules;

/// <summary>How often each name of a constraint is used where the provider wants it to be the only one.</summary>
internal sealed class ConstraintNamespace
{
    private readonly SchemaProvider _provider;
    private readonly Dictionary<(ConstraintScope Scope, string? Schema, ModelType? Model, string Name), int> _counts = [];

    public ConstraintNamespace(ValidationContext context)
    {
        _provider = context.Provider;
        foreach (var scope in _provider.ConstraintScopes)
        {
            foreach (var model in context.Model.AllModels)
            {
                CountModel(scope, model);
            }

            if (scope.Kinds.HasFlag(ConstraintKinds.ForeignKey))
            {
                foreach (var relation in context.Model.Relations.OfType<InlineRelation>())
                {
                    // As Prisma has it: a relation with only the other side counts there.
                    Count(scope, scope.IsGlobal ? relation.ReferencingModel : (relation.ForwardField ?? relation.BackField)!.Model, ConstraintNames.Of(relation, _provider));
                }
            }
        }
    }

    /// <summary>The scopes in which the name is not the only one, those of the whole schema first.</summary>
    public IEnumerable<string> Violations(ModelType model, ConstraintKinds kind, string name) =>
        from scope in _provider.ConstraintScopes.OrderBy(scope => !scope.IsGlobal)
        where scope.Checked.HasFlag(kind) && _counts.GetValueOrDefault(Key(scope, model, name)) > 1
        select string.Format(System.Globalization.CultureInfo.InvariantCulture, scope.Description, model.Name);

    private void CountModel(ConstraintScope scope, ModelType model)
    {
        if (scope.Kinds.HasFlag(ConstraintKinds.PrimaryKey) && model.PrimaryKey is { } key && ConstraintNames.Of(key, _provider) is { } name)
        {
            Count(scope, model, name);
        }

        foreach (var index in scope.Kinds.HasFlag(ConstraintKinds.Index) ? model.Indexes : [])
        {
            Count(scope, model, ConstraintNames.Of(index, _provider));
        }

        foreach (var field in scope.Kinds.HasFlag(ConstraintKinds.Default) ? model.ScalarFields.Where(field => field.Default is not null) : [])
        {
            Count(scope, model, ConstraintNames.OfDefault(field, _provider));
        }
    }

    private void Count(ConstraintScope scope, ModelType model, string name)
    {
        var key = Key(scope, model, name);
        _counts[key] = _counts.GetValueOrDefault(key) + 1;
    }

    private static (ConstraintScope Scope, string? Schema, ModelType? Model, string Name) Key(ConstraintScope scope, ModelType model, string name) =>
        scope.IsGlobal ? (scope, model.SchemaName, null, name) : (scope, null, model, name);
}
