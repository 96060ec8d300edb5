using NetScript.Testing;

[assembly: AssemblyFixture(typeof(MariaDbServer))]
