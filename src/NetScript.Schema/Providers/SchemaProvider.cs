using NetScript.Schema.Model;
using NetScript.Schema.Validation;

namespace NetScript.Schema.Providers;

/// <summary>A database system as the schema language sees it: its types, what it can do, and its rules.</summary>
public abstract class SchemaProvider
{
    private readonly Dictionary<string, NativeTypeDefinition> _nativeTypes;

    private protected SchemaProvider(string name, string displayName, int maxIdentifierLength, IReadOnlyList<NativeTypeDefinition> nativeTypes)
    {
        Name = name;
        DisplayName = displayName;
        MaxIdentifierLength = maxIdentifierLength;
        NativeTypes = nativeTypes;
        _nativeTypes = nativeTypes.ToDictionary(type => type.Name, StringComparer.Ordinal);
    }

    /// <summary>The provider of a schema without a datasource: it has no columns but the simplest.</summary>
    public static SchemaProvider None { get; } = new NoProvider();

    /// <summary>The value of <c>provider</c>.</summary>
    public string Name { get; }

    /// <summary>As messages call it.</summary>
    public string DisplayName { get; }

    /// <summary>The longest name of a constraint, in bytes of UTF-8.</summary>
    public int MaxIdentifierLength { get; }

    /// <summary>The types behind <c>@db.</c>.</summary>
    public IReadOnlyList<NativeTypeDefinition> NativeTypes { get; }

    internal abstract Capabilities Capabilities { get; }

    /// <summary>What migrations need to know of it.</summary>
    internal virtual DatabaseDialect Database => throw new NotSupportedException("The schema has no datasource. Add one with a provider, so that it is known which database it describes.");

    internal abstract IReadOnlyList<ConstraintScope> ConstraintScopes { get; }

    /// <summary>The type of a column of this type, where the provider has one for it.</summary>
    public abstract NativeType? DefaultNativeType(ScalarType type);

    /// <summary>The type of the field's column: as written, else the default of its type; <see langword="null"/> for enums, unsupported types and providers without native types.</summary>
    public NativeType? NativeTypeOf(ScalarField field)
    {
        ArgumentNullException.ThrowIfNull(field);
        return field.NativeType ?? (field.Type.Scalar is { } scalar ? DefaultNativeType(scalar) : null);
    }

    /// <summary>The native type of that name, or <see langword="null"/>.</summary>
    public NativeTypeDefinition? FindNativeType(string name) => _nativeTypes.GetValueOrDefault(name);

    /// <summary>Whether it is the value of <c>provider</c>.</summary>
    internal virtual bool Is(string name) => name == Name;

    internal bool Can(Capabilities capability) => (Capabilities & capability) == capability;

    internal bool Supports(RelationMode mode, ReferentialAction action) => mode == RelationMode.ForeignKeys ? HasAction(action) : EmulatesAction(action);

    /// <summary>Whether foreign keys can do it.</summary>
    internal virtual bool HasAction(ReferentialAction action) => true;

    /// <summary>Whether Prisma's client does it in place of foreign keys.</summary>
    internal virtual bool EmulatesAction(ReferentialAction action) => action != ReferentialAction.SetDefault;

    internal virtual bool HasAlgorithm(IndexAlgorithm algorithm) => algorithm == IndexAlgorithm.BTree;

    /// <summary>What is wrong with the arguments of a native type, if anything is.</summary>
    internal virtual string? CheckNativeType(NativeType type, ScalarType scalar) => null;

    /// <summary>The provider's rules for a model.</summary>
    internal virtual void Validate(ModelType model, ValidationContext context)
    {
    }

    /// <summary>The type that introspection gives a column of the native type.</summary>
    internal virtual ScalarType ScalarTypeOf(NativeType type) => FindNativeType(type.Name)!.ScalarTypes[0];

    private protected string OutOfRange(NativeType type, string range) => $"Argument M is out of range for native type `{type}` of {DisplayName}: {range}";

    private protected string ScaleTooLarge(NativeType type) => $"The scale must not be larger than the precision for the {type} native type in {DisplayName}.";
}
