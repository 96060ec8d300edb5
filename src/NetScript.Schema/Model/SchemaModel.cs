using NetScript.Schema.Providers;
using NetScript.Schema.Syntax;

namespace NetScript.Schema.Model;

/// <summary>What the files of a schema mean. Everything is in the order of the files and of the text.</summary>
public sealed class SchemaModel
{
    private readonly Dictionary<string, ModelType> _modelsByName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, EnumType> _enumsByName = new(StringComparer.Ordinal);

    internal SchemaModel(IReadOnlyList<SourceFile> files)
    {
        Files = files;
    }

    /// <summary>The files.</summary>
    public IReadOnlyList<SourceFile> Files { get; }

    /// <summary>The datasource; <see langword="null"/> where there is none, or an invalid one.</summary>
    public Datasource? Datasource { get; internal set; }

    /// <summary>The database system; the one of no database where there is no datasource.</summary>
    public SchemaProvider Provider => Datasource?.Provider ?? SchemaProvider.None;

    /// <summary>Who keeps references intact.</summary>
    public RelationMode RelationMode => Datasource?.RelationMode ?? RelationMode.ForeignKeys;

    /// <summary>The generators.</summary>
    public IReadOnlyList<Generator> Generators { get; internal set; } = [];

    /// <summary>The preview features of all generators.</summary>
    public IReadOnlySet<string> PreviewFeatures { get; internal set; } = new HashSet<string>();

    /// <summary>The models without the views.</summary>
    public IEnumerable<ModelType> Models => AllModels.Where(model => !model.IsView);

    /// <summary>The views.</summary>
    public IEnumerable<ModelType> Views => AllModels.Where(model => model.IsView);

    /// <summary>The models and the views.</summary>
    public IReadOnlyList<ModelType> AllModels => ModelList;

    /// <summary>The enums.</summary>
    public IReadOnlyList<EnumType> Enums => EnumList;

    /// <summary>The composite types.</summary>
    public IReadOnlyList<CompositeType> CompositeTypes => CompositeList;

    /// <summary>The relations.</summary>
    public IReadOnlyList<Relation> Relations => RelationList;

    internal List<ModelType> ModelList { get; } = [];

    internal List<EnumType> EnumList { get; } = [];

    internal List<CompositeType> CompositeList { get; } = [];

    internal List<Relation> RelationList { get; } = [];

    /// <summary>The model or view of that name, or <see langword="null"/>.</summary>
    public ModelType? FindModel(string name) => Find(_modelsByName, ModelList, name);

    /// <summary>The enum of that name, or <see langword="null"/>.</summary>
    public EnumType? FindEnum(string name) => Find(_enumsByName, EnumList, name);

    private static T? Find<T>(Dictionary<string, T> index, List<T> all, string name)
        where T : SchemaObject
    {
        if (index.Count == 0)
        {
            all.ForEach(item => index[item.Name] = item);
        }

        return index.GetValueOrDefault(name);
    }
}
