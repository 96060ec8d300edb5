using System.CommandLine;
using NetScript.Configuration;
using NetScript.Migrations;
using NetScript.Schema;
using NetScript.Schema.Providers;

namespace NetScript.Cli;

/// <summary>The options by which commands are told which schema they are about.</summary>
internal sealed class SchemaArguments
{
    private readonly Option<string?> _schema = DbOptions.Text("--schema", "path", "A .prisma file, or a folder with some. Default: the schema of the database, and of its plugins.");

    private readonly Option<string?> _provider = DbOptions.Text("--provider", "name", "postgresql, mysql, sqlserver or sqlite, in place of the datasource's.");

    public void AddTo(Command command)
    {
        command.Add(_schema);
        command.Add(_provider);
    }

    /// <summary>Whether the command line says which.</summary>
    public bool IsGiven(Invocation invocation) => invocation.Arguments.GetValue(_schema) is not null;

    /// <summary>The path that the command line gives, or <see langword="null"/>.</summary>
    public string? PathOf(Invocation invocation) => invocation.Arguments.GetValue(_schema);

    /// <summary>The provider of the command line, or <see langword="null"/>.</summary>
    /// <exception cref="UsageException">There is no such provider.</exception>
    public SchemaProvider? ProviderOf(Invocation invocation) => invocation.Arguments.GetValue(_provider) is not { } name ? null
        : DatabaseEngine.TryParse(name, out var engine) ? SchemaProviders.Find(engine.Provider)
        : throw new UsageException($"--provider is '{name}'; it has to be postgresql, mysql, sqlserver or sqlite.");

    /// <summary>The schema of the command line, else that of the database that it means.</summary>
    /// <exception cref="UsageException">There is none.</exception>
    public PrismaSchema Load(Invocation invocation) => PathOf(invocation) is { } path
        ? Read(path, "--schema", invocation)
        : Load(invocation, invocation.FindDefinition());

    /// <summary>The schema of the command line, else that of a database; <see langword="null"/> if that has none.</summary>
    /// <exception cref="UsageException">There is none at the path of the command line.</exception>
    public PrismaSchema? Find(Invocation invocation, DatabaseDefinition database) => PathOf(invocation) is { } path
        ? Read(path, "--schema", invocation)
        : DatabaseSchema.Load(database);

    /// <summary>The schema of the command line, else that of a database.</summary>
    /// <exception cref="UsageException">There is none.</exception>
    public PrismaSchema Load(Invocation invocation, DatabaseDefinition database) => Find(invocation, database)
        ?? throw new UsageException($"There is no schema of '{database.Key}' beside its migrations, neither schema/ nor schema.prisma. Write one (`netscript db pull` makes one of a database), or name another with --schema.");

    /// <summary>The schema at a path of the command line.</summary>
    /// <exception cref="UsageException">There is none.</exception>
    public PrismaSchema Read(string path, string option, Invocation invocation)
    {
        try
        {
            return PrismaSchema.Load(invocation.Resolve(path), ProviderOf(invocation));
        }
        catch (FileNotFoundException exception)
        {
            throw new UsageException($"{option}: {exception.Message}", exception);
        }
    }

    /// <summary>The code and all errors, as Prisma shows them.</summary>
    public static string Describe(PrismaSchema schema) => SchemaRenderer.RenderErrors(schema.Diagnostics).TrimEnd();
}
