using NetScript.Schema.Model;

namespace NetScript.Schema.Validation.Binding;

/// <summary>The attributes of columns.</summary>
internal sealed partial class ModelAttributes
{
    // In Prisma's order, in which errors are told; the native type is between them.
    private static readonly string[] s_beforeNative = ["map", "ignore", "relation", "id", "updatedAt", "default"];
    private static readonly string[] s_afterNative = ["unique", "shardKey"];

    private void BindField(ScalarField field, AttributeSet attributes)
    {
        if (field.Syntax.Attributes.Length == 0)
        {
            return;
        }

        attributes.Begin(field.Syntax.Attributes);
        BindEach(field, attributes, s_beforeNative);
        if (field.Type.Scalar is not null && attributes.TakeScoped() is { } native)
        {
            field.NativeTypeSyntax = NativeTypeSyntax.Of(native);
        }

        BindEach(field, attributes, s_afterNative);
        attributes.ReportUnknown();
    }

    private void BindEach(ScalarField field, AttributeSet attributes, string[] names)
    {
        foreach (var name in names)
        {
            if (attributes.Take(name) is { } attribute)
            {
                Bind(field, attribute);
                attribute.ReportUnknown();
            }
        }
    }

    private void Bind(ScalarField field, AttributeReader attribute)
    {
        switch (attribute.Syntax.Name)
        {
            case "map":
                BindMap(field, attribute);
                break;
            case "ignore":
                BindIgnore(field, attribute);
                break;
            case "relation":
                attribute.Error("Invalid field type, not a relation.");
                break;
            case "id":
                BindId(field, attribute);
                break;
            case "updatedAt":
                BindUpdatedAt(field, attribute);
                break;
            case "default":
                DefaultBinder.Bind(field, attribute);
                break;
            case "unique":
                BindUnique(field, attribute);
                break;
            case "shardKey":
                BindShardKey(field, attribute);
                break;
        }
    }

    private void BindMap(ScalarField field, AttributeReader map)
    {
        if (map.Coerce.String(map.TakeDefault("name")) is not { } name)
        {
            return;
        }

        field.MappedName = name;
        if (!_mappedNames.Add(name))
        {
            Duplicate();
        }

        // A field of that name is another column, unless it is mapped as well. Prisma knows that of the fields before only.
        if (model.FindField(name) is ScalarField other && other != field && (other.MappedName is null || other.MappedName == name))
        {
            Duplicate();
        }

        void Duplicate() => diagnostics.Error($"Field \"{field.Name}\" is already defined on {model.Kind} \"{model.Name}\".", field);
    }

    private static void BindIgnore(ScalarField field, AttributeReader ignore)
    {
        if (field.Type.IsUnsupported)
        {
            ignore.Error("Fields of type `Unsupported` cannot take an `@ignore` attribute. They are already treated as ignored by the client due to their type.");
        }
        else
        {
            field.IsIgnored = true;
        }
    }

    private void BindId(ScalarField field, AttributeReader id)
    {
        if (model.PrimaryKey is not null)
        {
            ModelError("At most one field must be marked as the id field with the `@id` attribute.", model.Span);
            return;
        }

        var mappedName = id.TakeName("map");
        var (sort, length) = TakeSortAndLength(id);
        _idField = field;
        model.PrimaryKey = new(model, [new(field, sort, length, null)], null, mappedName, id.Coerce.Boolean(id.Take("clustered")), true) { Syntax = id.Syntax };
    }

    private static (SortOrder? Sort, int? Length) TakeSortAndLength(AttributeReader attribute)
    {
        var length = attribute.Coerce.Integer(attribute.Take("length"));
        SortOrder? sort = null;
        switch (attribute.Coerce.Constant(attribute.Take("sort")))
        {
            case nameof(SortOrder.Asc):
                sort = SortOrder.Asc;
                break;
            case nameof(SortOrder.Desc):
                sort = SortOrder.Desc;
                break;
            case { } other:
                attribute.Error($"The `sort` argument can only be `Asc` or `Desc` you provided: {other}.");
                break;
        }

        return (sort, (int?)length);
    }

    private static void BindUpdatedAt(ScalarField field, AttributeReader updatedAt)
    {
        if (field.Type.Scalar != ScalarType.DateTime)
        {
            updatedAt.Error("Fields that are marked with @updatedAt must be of type DateTime.");
        }

        if (field.Arity == Arity.List)
        {
            updatedAt.Error("Fields that are marked with @updatedAt cannot be lists.");
        }

        field.IsUpdatedAt = true;
    }

    private void BindUnique(ScalarField field, AttributeReader unique)
    {
        var mappedName = unique.TakeName("map");
        var (sort, length) = TakeSortAndLength(unique);
        var clustered = unique.Coerce.Boolean(unique.Take("clustered"));
        model.Add(new ModelIndex(model, IndexKind.Unique, [new(field, sort, length, null)], true)
        {
            MappedName = mappedName,
            IsClustered = clustered,
            Predicate = PredicateBinder.Bind(model, unique),
            Syntax = unique.Syntax,
        });
    }

    private void BindShardKey(ScalarField field, AttributeReader shardKey)
    {
        if (model.ShardKey is not null)
        {
            ModelError("At most one field must be marked as the shard key with the `@shardKey` attribute.", model.Span);
            return;
        }

        model.ShardKey = new([field], shardKey.Syntax, true);
    }
}
