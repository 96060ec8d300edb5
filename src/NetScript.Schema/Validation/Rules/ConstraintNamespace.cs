using NetScript.Schema.Model;
using NetScript.Schema.Providers;

namespace NetScript.Schema.Validation.Rules;

/// <summary>How often each name of a constraint is used where the provider wants it to be the only one.</summary>
internal sealed class ConstraintNamespace
{
    // About so many.
    private const int NamesOfModel = 4;

    private readonly SchemaProvider _provider;
    private readonly List<NamesOfScope> _scopes;
    private readonly ConstraintKinds _counted;
    private readonly ConstraintKinds _checked;
    private bool _hasViolation;

    public ConstraintNamespace(ValidationContext context)
    {
        _provider = context.Provider;
        _scopes = [.. _provider.ConstraintScopes.Where(scope => scope.IsGlobal).Concat(_provider.ConstraintScopes.Where(scope => !scope.IsGlobal)).Select(scope => new NamesOfScope(scope, new(NamesOfModel * context.Model.AllModels.Count)))];
        foreach (var (scope, _) in _scopes)
        {
            (_counted, _checked) = (_counted | scope.Kinds, _checked | scope.Checked);
        }

        foreach (var model in context.Model.AllModels)
        {
            CountModel(model);
        }

        foreach (var relation in context.Model.Relations.OfType<InlineRelation>())
        {
            CountRelation(relation);
        }
    }

    /// <summary>Whether names of this kind have to be the only ones anywhere, and some name is not.</summary>
    public bool IsViolated(ConstraintKinds kind) => _hasViolation && _checked.HasFlag(kind);

    /// <summary>The scopes in which the name is not the only one, those of the whole schema first.</summary>
    public IEnumerable<string> Violations(ModelType model, ConstraintKinds kind, string name)
    {
        foreach (var (scope, counts) in _scopes)
        {
            if (scope.Checked.HasFlag(kind) && counts.TryGetValue(new(Space(scope, model), name), out var count) && count > 1)
            {
                yield return string.Format(System.Globalization.CultureInfo.InvariantCulture, scope.Description, model.Name);
            }
        }
    }

    private void CountModel(ModelType model)
    {
        if (model.PrimaryKey is { } key && ConstraintNames.Of(key, _provider) is { } name)
        {
            Count(ConstraintKinds.PrimaryKey, model, name);
        }

        foreach (var index in model.Indexes)
        {
            Count(ConstraintKinds.Index, model, ConstraintNames.Of(index, _provider));
        }

        foreach (var field in _counted.HasFlag(ConstraintKinds.Default) ? model.ScalarFields.Where(field => field.Default is not null) : [])
        {
            Count(ConstraintKinds.Default, model, ConstraintNames.OfDefault(field, _provider));
        }
    }

    // As Prisma has it: in a table, a relation with only the other side counts there, and one of a view nowhere.
    private void CountRelation(InlineRelation relation)
    {
        var name = ConstraintNames.Of(relation, _provider);
        foreach (var (scope, counts) in _scopes.Where(scope => scope.Scope.Kinds.HasFlag(ConstraintKinds.ForeignKey)))
        {
            var model = scope.IsGlobal ? relation.ReferencingModel : (relation.ForwardField ?? relation.BackField)!.Model;
            if (scope.IsGlobal || !model.IsView)
            {
                Count(scope, counts, model, name);
            }
        }
    }

    private void Count(ConstraintKinds kind, ModelType model, string name)
    {
        foreach (var (scope, counts) in _scopes)
        {
            if (scope.Kinds.HasFlag(kind))
            {
                Count(scope, counts, model, name);
            }
        }
    }

    private void Count(ConstraintScope scope, Dictionary<NameInSpace, int> counts, ModelType model, string name)
    {
        var key = new NameInSpace(Space(scope, model), name);
        if (!counts.TryAdd(key, 1))
        {
            counts[key]++;
            _hasViolation = true;
        }
    }

    /// <summary>The database schema or the table.</summary>
    private static object? Space(ConstraintScope scope, ModelType model) => scope.IsGlobal ? model.SchemaName : model;

    // No tuples: the collections of them are compiled anew in each process.
    private sealed record NamesOfScope(ConstraintScope Scope, Dictionary<NameInSpace, int> Counts);

    private sealed record NameInSpace(object? Space, string Name);
}
