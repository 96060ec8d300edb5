var builder = DistributedApplication.CreateBuilder(args);

// The primary database of NetScript:Databases in appsettings.json.
var db = builder.AddNetScriptDatabase();

builder.AddProject<Projects.Playground_Api>("api")
    .WithReference(db)
    .WaitFor(db);

builder.Build().Run();
