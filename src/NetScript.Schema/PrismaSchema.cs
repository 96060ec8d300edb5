using System.Collections.Immutable;
using NetScript.Schema.Model;
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

    /// <summary>Reads a file, or all <c>.prisma</c> files of a folder and its folders, in the order of their paths.</summary>
    /// <param name="path">The file or the folder.</param>
    /// <param name="provider">Replaces the provider of the datasource.</param>
    /// <exception cref="FileNotFoundException">There is no file and no folder of that name, or no <c>.prisma</c> file in it.</exception>
    public static PrismaSchema Load(string path, SchemaProvider? provider = null) => Parse(SchemaFiles.Read(path), provider);

    /// <summary>Reads a text.</summary>
    public static PrismaSchema Parse(string text, SchemaProvider? provider = null) => Parse([new SourceFile("schema.prisma", text)], provider);

    /// <summary>Reads files that are one schema.</summary>
    /// <param name="files">The files.</param>
    /// <param name="provider">Replaces the provider of the datasource.</param>
    public static PrismaSchema Parse(IReadOnlyList<SourceFile> files, SchemaProvider? provider = null)
    {
        ArgumentNullException.ThrowIfNull(files);
        var diagnostics = new DiagnosticBag();
        var documents = files.Select(file => SchemaParser.Parse(file, diagnostics.All)).ToList();
        var model = new SchemaBinder(documents, diagnostics).Bind(provider);
        if (!diagnostics.HasErrors)
        {
            SchemaRules.Validate(new(model, diagnostics));
        }

        return new(files, model, [.. diagnostics.All.OrderBy(diagnostic => !diagnostic.IsError)]);
    }
}
