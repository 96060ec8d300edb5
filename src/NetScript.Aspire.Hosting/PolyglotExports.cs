using Aspire.Hosting;
using NetScript.Migrations;

// What an AppHost in another language sees besides what is marked where it stands: SeedContext is of an assembly that knows nothing of Aspire.
[assembly: AspireExport(typeof(SeedContext), ExposeProperties = true)]
