using NetScript.Schema.Model;
using NetScript.Schema.Providers;
using NetScript.Schema.Syntax;

namespace NetScript.Schema.Validation.Binding;

/// <summary>
/// Makes the model of the parsed files in Prisma's steps: names, types, attributes (first those of the relations), relations, configuration. Each step goes on after errors of the one before, so that all are told.
/// </summary>
internal sealed class SchemaBinder(IReadOnlyList<SchemaDocument> documents, DiagnosticBag diagnostics)
{
    private readonly List<FileBlock> _blocks = [.. documents.SelectMany(document => document.Blocks.Select(block => new FileBlock(document.File, block)))];
    private readonly SchemaModel _model = new([.. documents.Select(document => document.File)]);
    private readonly Dictionary<BlockItem, SchemaObject> _types = new(ReferenceEqualityComparer.Instance);

    public SchemaModel Bind(SchemaProvider? provider)
    {
        BindModels();
        new ConfigurationBinder(_model, diagnostics, provider).Bind(_blocks);
        BindNativeTypes();
        return _model;
    }

    /// <summary>Everything but the configuration.</summary>
    public SchemaModel BindModels()
    {
        var names = new NameResolver(diagnostics);
        names.Types.EnsureCapacity(_blocks.Count);
        _types.EnsureCapacity(_blocks.Count);
        foreach (var (file, block) in _blocks)
        {
            names.Resolve(file, block);
            Declare(file, block);
        }

        BindFields(names);
        BindAttributes();
        RelationBinder.Bind(_model);
        return _model;
    }

    private void Declare(SourceFile file, BlockItem block)
    {
        switch (block.Kind)
        {
            case BlockKind.Model or BlockKind.View:
                _model.ModelList.Add(Declared(new ModelType(block, file, _model.ModelList.Count)));
                break;
            case BlockKind.Enum:
                _model.EnumList.Add(Declared(new EnumType(block, file)));
                break;
            case BlockKind.Type:
                _model.CompositeList.Add(Declared(new CompositeType(block, file)));
                break;
        }

        T Declared<T>(T item)
            where T : SchemaObject
        {
            _types.Add(block, item);
            return item;
        }
    }

    private void BindFields(NameResolver names)
    {
        foreach (var (file, block) in _blocks)
        {
            switch (_types.GetValueOrDefault(block))
            {
                case ModelType model:
                    foreach (var field in block.Fields)
                    {
                        if (field.IsValid)
                        {
                            BindField(names, model, field);
                        }
                    }

                    break;
                case CompositeType composite:
                    composite.Fields = [.. block.Fields.Where(field => field.IsValid).Select(field => BindField(names, composite, field)).OfType<ScalarField>()];
                    break;
                case EnumType { Values.Count: 0 }:
                    diagnostics.Error("Error validating: An enum must have at least one value.", file, block.Span);
                    break;
            }
        }
    }

    private void BindField(NameResolver names, ModelType model, FieldItem field)
    {
        var (type, target) = ResolveType(names, model.File, field, true);
        if (type is not null)
        {
            model.Add(new ScalarField(field, model.File, model, type));
        }
        else if (target is not null)
        {
            model.Add(new RelationField(field, model.File, model, target));
        }
        else
        {
            model.AddUntyped(field.Name.Text);
        }
    }

    private ScalarField? BindField(NameResolver names, CompositeType composite, FieldItem field)
    {
        var (type, target) = ResolveType(names, composite.File, field, false);
        if (target is not null)
        {
            diagnostics.Error(
                $"Error validating composite type \"{composite.Name}\": {target.Name} refers to a model, making this a relation field. Relation fields inside composite types are not supported.",
                composite.File, field.Type!.NameSpan);
        }

        return type is null ? null : new ScalarField(field, composite.File, null, type);
    }

    private (FieldType? Type, ModelType? Model) ResolveType(NameResolver names, SourceFile file, FieldItem field, bool suggest)
    {
        var syntax = field.Type!;
        if (syntax.IsUnsupported)
        {
            return (new UnsupportedType(syntax.Name), null);
        }

        if (BuiltInType.Find(syntax.Name) is { } builtIn)
        {
            return (builtIn, null);
        }

        switch (names.Types.TryGetValue(syntax.Name, out var block) ? _types[block] : null)
        {
            case ModelType model:
                return (null, model);
            case EnumType type:
                return (new EnumFieldType(type), null);
            case CompositeType composite:
                return (new CompositeFieldType(composite), null);
        }

        var similar = suggest ? names.FindSimilar(syntax.Name) : null;
        var suggestion = similar is null ? "" : $" Did you mean \"{similar}\"?";
        diagnostics.Error($"Type \"{syntax.Name}\" is neither a built-in type, nor refers to another model, composite type, or enum.{suggestion}", file, syntax.NameSpan);
        return default;
    }

    private void BindAttributes()
    {
        foreach (var field in _model.ModelList.SelectMany(model => model.RelationFields))
        {
            RelationAttributes.Bind(field, diagnostics);
        }

        foreach (var (_, block) in _blocks)
        {
            switch (_types.GetValueOrDefault(block))
            {
                case ModelType model:
                    new ModelAttributes(model, diagnostics).Bind();
                    break;
                case EnumType type:
                    EnumAttributes.Bind(type, diagnostics);
                    break;
                case CompositeType composite:
                    CompositeAttributes.Bind(composite, diagnostics);
                    break;
            }
        }
    }

    /// <summary>What is no native type of the provider is reported by the rules.</summary>
    private void BindNativeTypes()
    {
        foreach (var field in _model.ModelList.SelectMany(model => model.ScalarFields).Where(field => field.NativeTypeSyntax is not null))
        {
            field.NativeType = _model.Provider.FindNativeType(field.NativeTypeSyntax!.Name)?.Create(field.NativeTypeSyntax.Arguments);
        }
    }
}
