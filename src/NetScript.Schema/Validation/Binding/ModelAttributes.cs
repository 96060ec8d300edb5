using NetScript.Schema.Model;
using NetScript.Schema.Syntax;

namespace NetScript.Schema.Validation.Binding;

/// <summary>The attributes of a model's columns and of the model.</summary>
internal sealed partial class ModelAttributes(ModelType model, DiagnosticBag diagnostics)
{
    private const string IdDefinitions = "ID definitions";
    // In Prisma's order, in which errors are told; the indexes are between them.
    private static readonly string[] s_beforeIndexes = ["ignore", "id", "map", "schema"];
    private static readonly string[] s_afterIndexes = ["shardKey"];

    private const string ShardKeyDefinitions = "Shard key definitions";

    private readonly FieldReferences _fields = new(model, diagnostics);
    private readonly HashSet<string> _mappedNames = new(StringComparer.Ordinal);
    private ScalarField? _idField;

    public void Bind()
    {
        var attributes = new AttributeSet(model.File, diagnostics);
        foreach (var field in model.ScalarFields)
        {
            BindField(field, attributes);
        }

        attributes.Begin(model.Syntax.Attributes);
        BindEach(attributes, s_beforeIndexes);
        BindIndexes(attributes.TakeAll("index"), IndexKind.Normal);
        BindIndexes(attributes.TakeAll("unique"), IndexKind.Unique);
        BindIndexes(attributes.TakeAll("fulltext"), IndexKind.Fulltext);
        BindEach(attributes, s_afterIndexes);
        if (_idField is { Arity: not Arity.Required } && !model.IsIgnored && model.PrimaryKey is { IsOnField: true } key)
        {
            diagnostics.Error("Error parsing attribute \"@id\": Fields that are marked as id must be required.", model, key.Span);
        }

        if (model is { IsIgnored: false, ShardKey: { IsOnField: true, Fields: [{ Arity: not Arity.Required }] } shard })
        {
            diagnostics.Error("Error parsing attribute \"@shardKey\": Fields that are marked as shard keys must be required.", model, shard.Syntax.Span);
        }

        attributes.ReportUnknown();
    }

    /// <summary>The value of <c>@@schema</c> and where it is.</summary>
    internal static (string? Name, TextSpan Span) ReadSchema(AttributeReader schema)
    {
        var value = schema.TakeDefault("map");
        return (schema.Coerce.String(value), value?.Span ?? default);
    }

    internal static void Visit(AttributeReader? attribute, Action<AttributeReader> bind)
    {
        if (attribute is not null)
        {
            bind(attribute);
            attribute.ReportUnknown();
        }
    }

    private void BindEach(AttributeSet attributes, string[] names)
    {
        foreach (var name in names)
        {
            if (attributes.Take(name) is { } attribute)
            {
                Bind(attribute);
                attribute.ReportUnknown();
            }
        }
    }

    private void Bind(AttributeReader attribute)
    {
        switch (attribute.Syntax.Name)
        {
            case "ignore":
                BindIgnore();
                break;
            case "id":
                BindId(attribute);
                break;
            case "map":
                model.MappedName = attribute.Coerce.String(attribute.TakeDefault("name")) ?? model.MappedName;
                break;
            case "schema":
                (model.SchemaName, model.SchemaSpan) = ReadSchema(attribute);
                break;
            case "shardKey":
                BindShardKey(attribute);
                break;
        }
    }

    private void BindIgnore()
    {
        foreach (var field in model.ScalarFields.Where(field => field.IsIgnored))
        {
            diagnostics.Error("Error parsing attribute \"@ignore\": Fields on an already ignored Model do not need an `@ignore` annotation.", field);
        }

        model.IsIgnored = true;
    }

    private void BindId(AttributeReader id)
    {
        if (id.TakeDefault("fields") is not { } value)
        {
            return;
        }

        var resolved = _fields.ResolveWithArguments(value, id);
        if (resolved.Fields is not { } fields)
        {
            ReportUnresolved(resolved, "id", IdDefinitions, id, value);
            return;
        }

        RequireFields(fields.Select(field => field.Field), "id", IdDefinitions, id);
        if (model.PrimaryKey is not null)
        {
            ModelError("Each model must have at most one id criteria. You can't have `@id` and `@@id` at the same time.", model.Span);
        }

        var mappedName = id.TakeName("map");
        var name = id.TakeName("name");
        CheckClientName(name, id);
        model.PrimaryKey = new(model, fields, name, mappedName, id.Coerce.Boolean(id.Take("clustered")), false) { Syntax = id.Syntax };
    }

    private void ReportUnresolved<T>(ResolvedFields<T> resolved, string key, string definitions, AttributeReader attribute, Expression value)
    {
        if (resolved.Unknown.Count > 0)
        {
            ModelError($"The multi field {key} declaration refers to the unknown {Listed(resolved.Unknown)}.", value.Span);
        }

        if (resolved.Relations.Count > 0)
        {
            ModelError($"The {key} definition refers to the relation {Listed(resolved.Relations.Select(field => field.Name))}. {definitions} must reference only scalar fields.", attribute.Syntax.Span);
        }
    }

    private void RequireFields(IEnumerable<ScalarField> fields, string key, string definitions, AttributeReader attribute)
    {
        var optional = fields.Where(field => field.Arity != Arity.Required).Select(field => field.Name).ToList();
        if (optional.Count > 0 && !model.IsIgnored)
        {
            ModelError($"The {key} definition refers to the optional {Listed(optional)}. {definitions} must reference only required fields.", attribute.Syntax.Span);
        }
    }

    private void BindShardKey(AttributeReader shardKey)
    {
        if (shardKey.TakeDefault("fields") is not { } value)
        {
            return;
        }

        var resolved = _fields.Resolve(value, shardKey);
        if (resolved.Fields is not { } fields)
        {
            ReportUnresolved(resolved, "shard key", ShardKeyDefinitions, shardKey, value);
            return;
        }

        RequireFields(fields, "shard key", ShardKeyDefinitions, shardKey);
        if (model.ShardKey is not null)
        {
            ModelError("Each model must have at most one shard key. You can't have `@shardKey` and `@@shardKey` at the same time.", model.Span);
        }

        model.ShardKey = new(fields, shardKey.Syntax, false);
    }

    private void CheckClientName(string? name, AttributeReader attribute)
    {
        if (name?.All(c => c == '_' || char.IsAsciiLetterOrDigit(c)) == false)
        {
            ModelError($"The `name` property within the `@@{attribute.Syntax.Name}` attribute only allows for the following characters: `_a-zA-Z0-9`.", attribute.Syntax.Span);
        }
    }

    private static string Listed(IEnumerable<string> names)
    {
        var list = names.Select(name => $"`{name}`").ToList();
        return $"{(list.Count == 1 ? "field" : "fields")} {string.Join(", ", list)}";
    }

    // As Prisma has it here: a view is called a model.
    private void ModelError(string message, TextSpan span) => diagnostics.Error($"Error validating model \"{model.Name}\": {message}", model, span);
}
