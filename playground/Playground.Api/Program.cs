using Playground.Api;

var builder = WebApplication.CreateBuilder(args);
builder.AddTelemetry();
builder.AddDatabase();

var app = builder.Build();
app.MapHealthChecks("/health");
app.MapGet("/jobs", (Database database, CancellationToken cancellationToken) => database.GetJobsAsync(cancellationToken));
app.MapGet("/users", (Database database, CancellationToken cancellationToken) => database.GetUsersAsync(cancellationToken));
app.Run();
