namespace NetScript.Aspire.Hosting.Tests.Containers;

/// <inheritdoc/>
/// <remarks>On MariaDB. A class an engine, so that they run side by side.</remarks>
public sealed class MySqlContainerDataTests() : ContainerDataTests(ContainerServer.MySql);
