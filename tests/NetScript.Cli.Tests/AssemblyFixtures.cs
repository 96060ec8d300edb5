[assembly: AssemblyFixture(typeof(NetScript.Testing.PostgresServer))]
