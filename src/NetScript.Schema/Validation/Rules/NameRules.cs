using NetScript.Schema.Model;
using NetScript.Schema.Providers;
using NetScript.Schema.Syntax;

namespace NetScript.Schema.Validation.Rules;

/// <summary>Names that have to be the only ones: of constraints in the database, of constraints in the client, and of relations.</summary>
internal sealed class NameRules(ValidationContext context)
{
    // Of so many fields, one is found as fast without a table.
    private const int Few = 16;

    private readonly ConstraintNamespace _constraints = new(context);
    private readonly Dictionary<ModelType, ILookup<RelationName, RelationField>> _relations = [];
    private readonly HashSet<ModelName> _indexNames = [.. IndexNames(context.Model)];
    private readonly Dictionary<ModelName, int> _clientNames = ClientNames(context.Model);

    public void Check(PrimaryKey key)
    {
        if (context.Provider.Can(Capabilities.NamedPrimaryKeys))
        {
            CheckLength(key.Model, key.Syntax, key.MappedName, key.IsOnField ? "@" : "@@");
        }

        if (_constraints.IsViolated(ConstraintKinds.PrimaryKey) && ConstraintNames.Of(key, context.Provider) is { } name)
        {
            CheckUnique(key.Model, ConstraintKinds.PrimaryKey, name, key.AttributeName, key.Syntax.Arguments.SpanOf("map") ?? key.Span);
        }
    }

    public void Check(ModelIndex index)
    {
        if (_constraints.IsViolated(ConstraintKinds.Index))
        {
            var arguments = index.Syntax.Arguments;
            CheckUnique(index.Model, ConstraintKinds.Index, ConstraintNames.Of(index, context.Provider), index.AttributeName, arguments.SpanOf("map") ?? arguments.SpanOf("name") ?? index.Span);
        }
    }

    public void CheckDefault(ScalarField field)
    {
        if (field.Default is not null && _constraints.IsViolated(ConstraintKinds.Default))
        {
            CheckUnique(field.Model, ConstraintKinds.Default, ConstraintNames.OfDefault(field, context.Provider), "@default", field.Syntax.SpanOf("default", "map") ?? field.Span);
        }
    }

    public void Check(InlineRelation relation)
    {
        if (!_constraints.IsViolated(ConstraintKinds.ForeignKey))
        {
            return;
        }

        var name = ConstraintNames.Of(relation, context.Provider);
        var (at, span) = relation.ForwardField is { } field ? ((SchemaObject)field, field.Syntax.SpanOf("relation", "map") ?? field.Span) : (relation.ReferencedModel, relation.ReferencedModel.Span);
        CheckUnique(relation.ReferencingModel, ConstraintKinds.ForeignKey, name, "@relation", span, at);
    }

    /// <summary>A name that is written may not be longer than the database takes.</summary>
    public void CheckLength(ModelType model, AttributeItem attribute, string? name, string prefix)
    {
        if (name is not null && System.Text.Encoding.UTF8.GetByteCount(name) > context.Provider.MaxIdentifierLength)
        {
            context.Error(
                $"Error validating model \"{model.Name}\": The constraint name '{name}' specified in the `map` argument for the `{prefix}{attribute.Name}` constraint is too long for your chosen provider. The maximum allowed length is {context.Provider.MaxIdentifierLength} bytes.",
                model, attribute.Span);
        }
    }

    /// <summary>The name of a key or a unique constraint in the client.</summary>
    public void CheckClientName(ModelType model, string? name, string attribute, AttributeItem syntax)
    {
        if (name is not null && _clientNames[new(model, name)] > 1)
        {
            context.AttributeError(
                attribute, $"The given custom name `{name}` has to be unique on the model. Please provide a different name for the `name` argument.", model, syntax.Arguments.SpanOf("name") ?? syntax.Span);
        }
    }

    /// <summary>A field may not have the name of a key or a unique constraint.</summary>
    public void CheckClientName(ModelField field)
    {
        var model = field.Model;
        if (_indexNames.Count > 0 && _indexNames.Contains(new(model, field.Name)))
        {
            Taken("@@unique");
        }

        if (model.PrimaryKey?.Name == field.Name)
        {
            Taken("@@id");
        }

        void Taken(string attribute) => context.ModelError(
            model, $"The custom name `{field.Name}` specified for the `{attribute}` attribute is already used as a name for a field. Please choose a different name.", model.Span);
    }

    /// <summary>Whether it is known which two fields are the sides of the relation; reports if not.</summary>
    public bool IsUnambiguous(RelationField field)
    {
        var all = field.Model.RelationFields;
        if (all.Count <= Few && all.Count(other => other.ReferencedModel == field.ReferencedModel) == 1)
        {
            return true;
        }

        var fields = FieldsLike(field);
        var isSelf = field.Model == field.ReferencedModel;
        var isExplicit = field.RelationName is not null;
        if (fields.Count < 2 || (isExplicit && isSelf && fields.Count == 2))
        {
            return true;
        }

        var names = string.Join(", ", fields.SkipLast(1).Select(side => $"`{side.Name}`")) + $" and `{fields[^1].Name}`";
        var (model, referenced) = (field.Model.Name, field.ReferencedModel.Name);
        context.ModelError(field.Model, (isSelf, isExplicit) switch
        {
            (true, false) when fields.Count == 2 =>
                $"Ambiguous self relation detected. The fields {names} in model `{model}` both refer to `{referenced}`. If they are part of the same relation add the same relation name for them with `@relation(<name>)`.",
            (true, false) => $"Unnamed self relation detected. The fields {names} in model `{model}` have no relation name. Please provide a relation name for one of them by adding `@relation(<name>).",
            (true, true) =>
                $"Wrongly named self relation detected. The fields {names} in model `{model}` have the same relation name. At most two relation fields can belong to the same relation and therefore have the same name. Please assign a different relation name to one of them.",
            (false, false) =>
                $"Ambiguous relation detected. The fields {names} in model `{model}` both refer to `{referenced}`. Please provide different relation names for them by adding `@relation(<name>).",
            (false, true) =>
                $"Wrongly named relation detected. The fields {names} in model `{model}` both use the same relation name. Please provide different relation names for them through `@relation(<name>).",
        }, field.Span);
        return false;
    }

    private void CheckUnique(ModelType model, ConstraintKinds kind, string name, string attribute, TextSpan span, SchemaObject? at = null)
    {
        foreach (var violation in _constraints.Violations(model, kind, name))
        {
            context.AttributeError(
                attribute, $"The given constraint name `{name}` has to be unique in the following namespace: {violation}. Please provide a different name using the `map` argument.", at ?? model, span);
        }
    }

    /// <summary>The fields of the model that refer to the same one by the same name.</summary>
    private List<RelationField> FieldsLike(RelationField field)
    {
        if (!_relations.TryGetValue(field.Model, out var relations))
        {
            _relations.Add(field.Model, relations = field.Model.RelationFields.ToLookup(Key));
        }

        return [.. relations[Key(field)]];
    }

    // A name that is written may be the one that another relation is given.
    private static RelationName Key(RelationField field) => new(field.ReferencedModel, field.EffectiveRelationName);

    private static IEnumerable<ModelName> IndexNames(SchemaModel schema) =>
        schema.AllModels.SelectMany(model => model.Indexes).Where(index => index.Name is not null).Select(index => new ModelName(index.Model, index.Name!));

    private static Dictionary<ModelName, int> ClientNames(SchemaModel schema)
    {
        var counts = new Dictionary<ModelName, int>();
        foreach (var name in schema.AllModels.Where(model => model.PrimaryKey?.Name is not null).Select(model => new ModelName(model, model.PrimaryKey!.Name!)).Concat(IndexNames(schema)))
        {
            counts[name] = counts.GetValueOrDefault(name) + 1;
        }

        return counts;
    }

    // No tuples: the collections of them are compiled anew in each process.
    private sealed record ModelName(ModelType Model, string Name);

    private sealed record RelationName(ModelType Referenced, string Name);
}
