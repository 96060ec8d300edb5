using NetScript.Migrations.Tests.Prisma;
using NetScript.Testing;

[assembly: AssemblyFixture(typeof(PostgresServer))]
[assembly: AssemblyFixture(typeof(PrismaEngine))]
