using NetScript.Schema.Syntax;

namespace NetScript.Schema.Model;

/// <summary>A field with a column.</summary>
public sealed class ScalarField : ModelField
{
    internal ScalarField(FieldItem field, SourceFile file, ModelType? model, FieldType type)
        : base(field, file, model)
    {
        Type = type;
    }

    /// <summary>Its type without its arity.</summary>
    public FieldType Type { get; }

    /// <summary>The name of <c>@map</c>.</summary>
    public string? MappedName { get; internal set; }

    /// <summary>The name of its column.</summary>
    public string DatabaseName => MappedName ?? Name;

    /// <summary>The value of <c>@default</c>.</summary>
    public DefaultValue? Default { get; internal set; }

    /// <summary>The name of its default's constraint (<c>@default(…, map:)</c>, SQL Server only).</summary>
    public string? DefaultMappedName { get; internal set; }

    /// <summary>The native type of <c>@db.…</c> as written; see <see cref="Providers.SchemaProvider.NativeTypeOf"/> for the one that a column has.</summary>
    public NativeType? NativeType { get; internal set; }

    /// <summary>Whether it has <c>@updatedAt</c>, which the client and not the database fills.</summary>
    public bool IsUpdatedAt { get; internal set; }

    /// <summary>Whether it is a text in place of <c>Json</c>, which the database system does not have: the column gets a check that it is JSON.</summary>
    public bool HoldsJson => Syntax.HoldsJson;

    /// <summary>The values that it may have, where it is a text in place of an enum which the database system does not have: the column gets a check.</summary>
    public IReadOnlyList<string>? AllowedValues => Syntax.AllowedValues;

    /// <summary>Whether the database counts it up.</summary>
    public bool IsAutoincrement => Default is DefaultFunction { Name: "autoincrement" };

    internal AttributeItem? DefaultSyntax { get; set; }

    internal Expression? DefaultExpression { get; set; }

    internal NativeTypeSyntax? NativeTypeSyntax { get; set; }
}
