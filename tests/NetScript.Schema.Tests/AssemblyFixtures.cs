using NetScript.Testing;

[assembly: AssemblyFixture(typeof(PostgresServer))]
