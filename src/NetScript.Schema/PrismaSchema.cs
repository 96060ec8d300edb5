using System.Collections.Immutable;
using NetScript.Schema.Aggregation;
using NetScript.Schema.Model;
using NetScript.Schema.Portability;
using NetScript.Schema.Providers;
using NetScript.Schema.Syntax;
using NetScript.Schema.Validation;
using NetScript.Schema.Validation.Binding;

namespace NetScript.Schema;

/// <summary>A schema: its files, what they mean and what is wrong with them.</summary>
public sealed class PrismaSchema
{
    private PrismaSchema(IReadOnlyList<SourceFile> files, SchemaModel model, ImmutableArray<SchemaDiagnostic> diagnostics)
    {
        Files = files;
        Model = model;
        Diagnostics = diagnostics;
    }

    /// <summary>The files in the order in which they were given.</summary>
    public IReadOnlyList<SourceFile> Files { get; }

    /// <summary>What the files mean. Where <see cref="IsValid"/> is false, it is what could be understood of them.</summary>
    public SchemaModel Model { get; }

    /// <summary>Errors and warnings, in the order in which Prisma reports them.</summary>
    public ImmutableArray<SchemaDiagnostic> Diagnostics { get; }

    /// <summary>Whether there is no error.</summary>
    public bool IsValid => !Diagnostics.Any(diagnostic => diagnostic.IsError);

    /// <summary>Reads a file, or all <c>.prisma</c> files of a folder and its folders: those of the application in the order of their paths, then those in <c>plugins/&lt;plugin&gt;/</c>.</summary>
    /// <param name="path">The file or the folder.</param>
    /// <param name="provider">Replaces the provider of the datasource.</param>
    /// <exception cref="FileNotFoundException">There is no file and no folder of that name, or no <c>.prisma</c> file in it.</exception>
    public static PrismaSchema Load(string path, SchemaProvider? provider = null) => Load(path, new SchemaOptions { Provider = provider });

    /// <summary>Reads a file or a folder, and the fragments of plugins.</summary>
    /// <param name="path">The file or the folder of the application.</param>
    /// <param name="options">What it is read with.</param>
    /// <exception cref="FileNotFoundException">There is no file and no folder of a name, or no <c>.prisma</c> file in it.</exception>
    public static PrismaSchema Load(string path, SchemaOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return Parse(SchemaFiles.Read(path, options.Plugins), options);
    }

    /// <summary>Reads a text.</summary>
    public static PrismaSchema Parse(string text, SchemaProvider? provider = null) => Parse([new SourceFile("schema.prisma", text)], provider);

    /// <summary>Reads files that are one schema.</summary>
    /// <param name="files">The files.</param>
    /// <param name="provider">Replaces the provider of the datasource.</param>
    public static PrismaSchema Parse(IReadOnlyList<SourceFile> files, SchemaProvider? provider = null) => Parse(files, new SchemaOptions { Provider = provider });

    /// <summary>Reads files that are one schema. What two of them declare alike counts once, where one is of a plugin.</summary>
    /// <param name="files">The files.</param>
    /// <param name="options">What they are read with; its plugins are not read from disk.</param>
    public static PrismaSchema Parse(IReadOnlyList<SourceFile> files, SchemaOptions options)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(options);
        var diagnostics = new DiagnosticBag();
        IReadOnlyList<SchemaDocument> documents = [.. files.Select(file => SchemaParser.Parse(file, diagnostics.All))];
        documents = SchemaAggregator.Aggregate(documents, diagnostics);
        if (options.Portability == SchemaPortability.Adapt)
        {
            documents = PortabilityAdapter.Adapt(documents, options.Provider, diagnostics);
        }

        var model = new SchemaBinder(documents, diagnostics).Bind(options.Provider);
        if (!diagnostics.HasErrors)
        {
            var context = new ValidationContext(model, diagnostics);
            SchemaRules.Validate(context);
            OwnerRules.Validate(context);
        }

        return new(files, model, [.. diagnostics.All.Where(diagnostic => diagnostic.IsError), .. diagnostics.All.Where(diagnostic => !diagnostic.IsError)]);
    }
}
