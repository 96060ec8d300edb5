using System.Text.Json;
using System.Text.Json.Nodes;

namespace NetScript.Migrations.Tests.Prisma;

/// <summary>Commands for Prisma's engine.</summary>
/// <param name="Provider">What Prisma calls the engine.</param>
/// <param name="Url">Prisma's URL of the database.</param>
/// <param name="Migrations">The directory of the migrations.</param>
/// <param name="Models">The schema, but for its data source.</param>
/// <param name="Commands">The commands and what each is given.</param>
public sealed record PrismaRequest(string Provider, string Url, string Migrations, string Models, params IReadOnlyList<(string Name, object Input)> Commands)
{
    public string ToJson() => JsonSerializer.Serialize(new
    {
        provider = Provider,
        url = Url,
        migrations = Migrations,
        schema = $"datasource db {{\n  provider = \"{Provider}\"\n}}\n{Models}",
        commands = new JsonArray([.. Commands.Select(command => new JsonObject { ["name"] = command.Name, ["input"] = JsonSerializer.SerializeToNode(command.Input) })]),
    });
}
