var builder = DistributedApplication.CreateBuilder(args);

// Every enabled database of NetScript:Databases in appsettings.json, and the shop on each of them.
var port = 5180;
foreach (var db in builder.AddNetScriptDatabases())
{
    builder.AddProject<Shop>($"api-{db.Resource.Name}")
        .WithEndpoint("http", endpoint => endpoint.Port = port++)
        .WithReference(db)
        .WaitFor(db);
}

builder.Build().Run();
