using NetScript.Schema.Database;
using NetScript.Schema.Providers;
using NetScript.Testing;

namespace NetScript.Schema.Tests.Live;

/// <summary>Random schemas: the statements from nothing to the first and from there to the second make the database that the second describes.</summary>
public sealed class RoundTripTests(MariaDbServer mariaDb, PostgresServer postgres)
{
    private const int Count = 25;

    [Fact]
    public async Task Changes_of_a_MariaDB_lead_where_they_should()
    {
        await using var database = await MariaDbLiveDatabase.CreateAsync(mariaDb);
        await RoundTripAsync(database);
    }

    [Fact]
    public async Task Changes_of_a_PostgreSQL_lead_where_they_should()
    {
        await using var database = await PostgresLiveDatabase.CreateAsync(postgres);
        await RoundTripAsync(database);
    }

    [Fact]
    public async Task Changes_of_a_SQLite_lead_where_they_should()
    {
        await using var database = new SqliteLiveDatabase();
        await RoundTripAsync(database);
    }

    private static async Task RoundTripAsync(LiveDatabase database)
    {
        for (var seed = 0; seed < Count; seed++)
        {
            var schema = new RandomSchema(database.Provider, seed);
            var (before, after) = (schema.Change(60).Text, schema.Change(12).Text);
            try
            {
                await RoundTripAsync(database, Describe(before, database.Provider), Describe(after, database.Provider));
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                Assert.Fail($"Seed {seed}: {exception.Message}\n\n{before}\n\n{after}");
            }
        }
    }

    private static async Task RoundTripAsync(LiveDatabase database, DatabaseModel before, DatabaseModel after)
    {
        await database.EmptyAsync();
        await database.BecomeAsync(DatabaseModel.NewDatabase(database.Provider), before);
        await database.BecomeAsync(before, after);

        // As a migration is written: from what the database says that it is.
        await database.EmptyAsync();
        await database.BecomeAsync(DatabaseModel.NewDatabase(database.Provider), before);
        await database.BecomeAsync(await database.ReadAsync(after), after);
    }

    private static DatabaseModel Describe(string text, SchemaProvider provider) => DatabaseModel.Of(PrismaSchema.Parse(text, provider).Model);
}
