namespace NetScript.Aspire.Benchmarks;

/// <summary>The same application twice: with a database of ours that has nothing pending, and without us.</summary>
internal sealed record Subject(string Name, AppHost Ours, AppHost Bare)
{
    /// <summary>The playground's fourteen migrations and eight seeds, in a file.</summary>
    public static Subject Sqlite(string repository, string file) => new(
        "SQLite",
        Our("Sqlite", repository, $"--NetScript:Databases:shop:DataPath={file}"),
        new AppHost("the service alone", [], (_, _) => { }));

    /// <summary>The same, in a database on a server that runs, whose address is in the environment.</summary>
    public static Subject Postgres(string repository) => new(
        "PostgreSQL, External",
        Our("Postgres", repository, "--NetScript:Databases:shop:Mode=External"),
        new AppHost("`AddConnectionString()`", [], (builder, service) => service.WaitFor(builder.AddConnectionString("shop"))));

    private static AppHost Our(string engine, string repository, params string[] settings) => new(
        "`AddNetScriptDatabase()`",
        [$"--NetScript:Workspace={Path.Combine(repository, "playground")}", $"--NetScript:Databases:shop:Engine={engine}", .. settings],
        (builder, service) => service.WaitFor(builder.AddNetScriptDatabase("shop")));
}
