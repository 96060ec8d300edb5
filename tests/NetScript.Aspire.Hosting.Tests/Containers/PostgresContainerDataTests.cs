namespace NetScript.Aspire.Hosting.Tests.Containers;

/// <inheritdoc/>
/// <remarks>On PostgreSQL. A class an engine, so that they run side by side.</remarks>
public sealed class PostgresContainerDataTests() : ContainerDataTests(ContainerServer.Postgres);
