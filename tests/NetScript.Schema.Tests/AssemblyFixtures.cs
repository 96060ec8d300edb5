using NetScript.Testing;

[assembly: AssemblyFixture(typeof(MariaDbServer))]
[assembly: AssemblyFixture(typeof(PostgresServer))]
