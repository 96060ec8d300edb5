using NetScript.Schema.Model;
using NetScript.Schema.Validation;

namespace NetScript.Schema.Providers.Postgres;

/// <summary>What types and operator classes the indexes of PostgreSQL take.</summary>
internal static class PostgresIndexRules
{
    public static void Validate(PostgresProvider provider, ModelIndex index, ValidationContext context)
    {
        if (index.Fields.FirstOrDefault(field => field.Field.NativeType is { Name: "Xml" }) is { } xml)
        {
            context.Error(
                index.Kind == IndexKind.Unique ? $"Native type `Xml` cannot be unique in {provider.DisplayName}." : $"You cannot define an index on fields with native type `Xml` of {provider.DisplayName}.",
                xml.Field, xml.Field.Span);
        }

        var algorithm = index.Algorithm ?? IndexAlgorithm.BTree;
        foreach (var field in index.Fields)
        {
            if (field.OperatorClass is not { IsRaw: true } && Check(algorithm, field) is { } problem)
            {
                context.AttributeError(index.AttributeName, problem, index.Model, index.Span);
            }
        }

        if (algorithm == IndexAlgorithm.SpGist && index.Fields.Count != 1)
        {
            context.AttributeError(index.AttributeName, "SpGist does not support multi-column indices.", index.Model, index.Span);
        }
    }

    private static string? Check(IndexAlgorithm algorithm, IndexField field)
    {
        var name = field.OperatorClass?.Name;
        if (name is not null && !PostgresOperatorClasses.Supports(algorithm, name))
        {
            return $"The given operator class `{Shown(name)}` is not supported with the `{algorithm}` index type.";
        }

        return algorithm is IndexAlgorithm.BTree or IndexAlgorithm.Hash || IsAccepted(algorithm, field, name) ? null : WhatIsWrong(algorithm, field, name);
    }

    private static bool IsAccepted(IndexAlgorithm algorithm, IndexField field, string? name)
    {
        if (algorithm == IndexAlgorithm.Gin && field.Field.Arity == Arity.List && name is null or "ArrayOps")
        {
            return field.Field.Arity == Arity.List;
        }

        if (field.Field.NativeType is { } native)
        {
            // GiST has a default for none of them.
            return PostgresOperatorClasses.OfNativeType(algorithm, native.Name) is { } known && (name is null ? algorithm != IndexAlgorithm.Gist : known.Contains(name));
        }

        return field.Field.Type.Scalar is { } scalar && PostgresOperatorClasses.OfScalar(algorithm, scalar) is { } classes && (name is null || classes.Contains(name));
    }

    private static string? WhatIsWrong(IndexAlgorithm algorithm, IndexField field, string? name) => (field.Field.NativeTypeSyntax?.Name, name) switch
    {
        (_, "ArrayOps") => $"The given operator class `ArrayOps` expects the type of field `{field.Field.Name}` to be an array.",
        ({ } native, { } operators) => $"The given operator class `{Shown(operators)}` does not support native type `{native}` of field `{field.Field.Name}`.",
        ({ } native, null) => $"The {algorithm} index field type `{native}` has no default operator class.",
        (null, { } operators) when PostgresOperatorClasses.ScalarOf(algorithm, operators) is { } scalar =>
            $"The given operator class `{Shown(operators)}` points to the field `{field.Field.Name}` that is not of {scalar} type.",
        (null, { } operators) => $"The given operator class `{Shown(operators)}` expects the field `{field.Field.Name}` to define a valid native type.",
        _ when field.Field.Type.IsUnsupported || (algorithm == IndexAlgorithm.Gist && field.Field.Type.Scalar == ScalarType.String) => null,
        _ => $"The {algorithm} index type does not support the type of the field `{field.Field.Name}`.",
    };

    // Prisma's name of this one is wrong.
    private static string Shown(string name) => name == "UuidMinMaxMultiOps" ? "BitMinMaxOps" : name;
}
