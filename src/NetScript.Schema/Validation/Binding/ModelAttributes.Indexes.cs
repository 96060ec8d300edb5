using NetScript.Schema.Model;

namespace NetScript.Schema.Validation.Binding;

/// <summary>The indexes of a model.</summary>
internal sealed partial class ModelAttributes
{
    private void BindIndexes(IEnumerable<AttributeReader> indexes, IndexKind kind)
    {
        foreach (var index in indexes)
        {
            BindIndex(index, kind);
            index.ReportUnknown();
        }
    }

    private void BindIndex(AttributeReader index, IndexKind kind)
    {
        var fields = BindIndexFields(index, kind == IndexKind.Unique);
        var name = kind == IndexKind.Fulltext ? null : index.TakeName("name");
        var mappedName = index.TakeName("map");
        IndexAlgorithm? algorithm = null;
        if (kind == IndexKind.Normal)
        {
            (name, mappedName) = (null, NameOrMap(index, name, mappedName));
            algorithm = TakeAlgorithm(index);
        }
        else
        {
            CheckClientName(name, index);
        }

        model.Add(new ModelIndex(model, kind, fields, false)
        {
            Name = name,
            MappedName = mappedName,
            Algorithm = algorithm,
            IsClustered = kind == IndexKind.Fulltext ? null : index.Coerce.Boolean(index.Take("clustered")),
            Predicate = kind == IndexKind.Fulltext ? null : PredicateBinder.Bind(model, index),
            Syntax = index.Syntax,
        });
    }

    /// <summary>Old schemas name an index by <c>name:</c>.</summary>
    private static string? NameOrMap(AttributeReader index, string? name, string? mappedName)
    {
        if (name is not null && mappedName is not null)
        {
            index.Error(
                "The `@@index` attribute accepts the `name` argument as an alias for the `map` argument for legacy reasons. It does not accept both though. Please use the `map` argument to specify the database name of the index.");
            return null;
        }

        return name ?? mappedName;
    }

    private static IndexAlgorithm? TakeAlgorithm(AttributeReader index)
    {
        var name = index.Coerce.Constant(index.Take("type"));
        if (name is null)
        {
            return null;
        }

        if (Enum.TryParse<IndexAlgorithm>(name, out var algorithm) && char.IsAsciiLetter(name[0]))
        {
            return algorithm;
        }

        index.Error($"Unknown index type: {name}.");
        return null;
    }

    private IReadOnlyList<IndexField> BindIndexFields(AttributeReader index, bool isUnique)
    {
        if (index.TakeDefault("fields") is not { } value)
        {
            return [];
        }

        var resolved = _fields.ResolveWithArguments(value, index);
        var prefix = isUnique ? "unique " : "";
        if (resolved.Unknown.Count > 0)
        {
            ModelError($"The {prefix}index definition refers to the unknown fields: {string.Join(", ", resolved.Unknown)}.", index.Syntax.Span);
        }

        if (resolved.Relations.Count > 0)
        {
            var suggested = resolved.Relations.SelectMany(field => field.Fields).Select(field => field.Name).ToList();
            var suggestion = suggested.Count == 0 ? "" : $" Did you mean `@@{(isUnique ? "unique" : "index")}([{string.Join(", ", suggested)}])`?";
            ModelError(
                $"The {prefix}index definition refers to the relation fields {string.Join(", ", resolved.Relations.Select(field => field.Name))}. Index definitions must reference only scalar fields.{suggestion}",
                index.Syntax.Span);
        }

        return resolved.Fields ?? [];
    }
}
