using NetScript.Migrations.Tests.Prisma;
using NetScript.Testing;

[assembly: AssemblyFixture(typeof(MariaDbServer))]
[assembly: AssemblyFixture(typeof(PostgresServer))]
[assembly: AssemblyFixture(typeof(PrismaEngine))]
