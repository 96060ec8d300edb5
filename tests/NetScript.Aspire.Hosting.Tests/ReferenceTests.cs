using Aspire.Hosting.Testing;

namespace NetScript.Aspire.Hosting.Tests;

public sealed class ReferenceTests
{
    [Fact]
    public async Task A_reference_gives_the_address_in_the_forms_of_dotnet_and_Prisma()
    {
        using var workspace = TestWorkspace.WithJobs();
        var environment = await EnvironmentAsync(workspace, []);

        Assert.Equal($"Data Source={workspace.DatabaseFile}", environment["ConnectionStrings__orders"]);
        Assert.Equal($"file://{workspace.DatabaseFile}", environment["ORDERS_URI"]);
        Assert.Equal($"file://{workspace.DatabaseFile}", environment["DATABASE_URL"]);
        Assert.Equal("sqlite", environment["DB_PROVIDER"]);
        Assert.Equal("sqlite", environment["DATABASE_PROVIDER"]);
    }

    [Theory]
    [InlineData("Host=db.example.com;Port=5433;Database=orders;Username=app;Password=p;w")]
    [InlineData("postgresql://app:p%3Bw@db.example.com:5433/orders")]
    public async Task An_external_address_is_given_on_in_both_forms_whichever_it_was_given_in(string address)
    {
        using var workspace = TestWorkspace.WithJobs();
        var quoted = address.Replace("Password=p;w", "Password=\"p;w\"", StringComparison.Ordinal);
        var environment = await EnvironmentAsync(workspace,
        [
            "--NetScript:Databases:orders:Engine=Postgres", "--NetScript:Databases:orders:Mode=External", $"--ConnectionStrings:orders={quoted}",
        ]);

        Assert.Equal("postgresql://app:p%3Bw@db.example.com:5433/orders", environment["DATABASE_URL"]);
        Assert.Equal("p;w", new Npgsql.NpgsqlConnectionStringBuilder((string)environment["ConnectionStrings__orders"]).Password);
        Assert.Equal("postgres", environment["DB_PROVIDER"]);
    }

    [Fact]
    public async Task DATABASE_URL_is_of_the_primary_database_whatever_the_order()
    {
        using var workspace = TestWorkspace.WithJobs();
        string[] args =
        [
            $"--NetScript:Workspace={workspace.Root}", "--NetScript:PrimaryDatabase=orders",
            "--NetScript:Databases:audit:Engine=Sqlite", "--NetScript:Databases:audit:DataPath=audit.db",
            "--NetScript:Databases:orders:Engine=Sqlite", "--NetScript:Databases:orders:DataPath=orders.db",
        ];
        var builder = DistributedApplicationTestingBuilder.Create(args);
        var audit = builder.AddNetScriptDatabase("audit");
        var orders = builder.AddNetScriptDatabase();

        var after = await ValuesAsync(builder.AddResource(new Dependent("after")).WithReference(audit).WithReference(orders));
        var before = await ValuesAsync(builder.AddResource(new Dependent("before")).WithReference(orders).WithReference(audit));

        Assert.EndsWith("orders.db", after["DATABASE_URL"], StringComparison.Ordinal);
        Assert.EndsWith("orders.db", before["DATABASE_URL"], StringComparison.Ordinal);
        Assert.EndsWith("audit.db", after["AUDIT_URI"], StringComparison.Ordinal);
        Assert.EndsWith("audit.db", before["AUDIT_URI"], StringComparison.Ordinal);
    }

    private static async Task<Dictionary<string, string>> EnvironmentAsync(TestWorkspace workspace, string[] settings)
    {
        string[] args =
        [
            $"--NetScript:Workspace={workspace.Root}", "--NetScript:Databases:orders:Engine=Sqlite",
            $"--NetScript:Databases:orders:DataPath={workspace.DatabaseFile}", .. settings,
        ];
        var builder = DistributedApplicationTestingBuilder.Create(args);
        return await ValuesAsync(builder.AddResource(new Dependent("api")).WithReference(builder.AddNetScriptDatabase()));
    }

    private static async Task<Dictionary<string, string>> ValuesAsync(IResourceBuilder<Dependent> builder)
    {
        var context = new EnvironmentCallbackContext(builder.ApplicationBuilder.ExecutionContext, builder.Resource);
        foreach (var annotation in builder.Resource.Annotations.OfType<EnvironmentCallbackAnnotation>())
        {
            await annotation.Callback(context);
        }

        var values = new Dictionary<string, string>();
        foreach (var (name, value) in context.EnvironmentVariables)
        {
            values[name] = value is IValueProvider provider ? await provider.GetValueAsync() ?? "" : (string)value;
        }

        return values;
    }
}
