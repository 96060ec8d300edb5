using NetScript.Migrations;

namespace NetScript.Aspire.Hosting.Migrations;

/// <summary>What one run works on: the migrations on disk as they are now, and the database.</summary>
internal sealed record MigrationRun(MigrationCatalog Catalog, Migrator Migrator);
