using System.Globalization;
using System.Text;

namespace NetScript.Schema.Benchmarks;

/// <summary>The schemas that are measured.</summary>
internal static class Schemas
{
    public const int Large = 5_000_000;

    /// <summary>A schema as applications have them: each model with a key, nine columns, an index, a unique constraint and a relation, every tenth with an enum.</summary>
    public static string OfModels(string provider, int count)
    {
        var text = Begin(provider);
        for (var number = 0; number < count; number++)
        {
            AddModel(text, number, count);
        }

        return text.ToString();
    }

    /// <summary>Such a schema of five megabytes.</summary>
    public static string OfFiveMegabytes(string provider)
    {
        var length = OfModels(provider, 1000).Length / 1000;
        return OfModels(provider, (Large / length) + 1);
    }

    /// <summary>Five megabytes that are meant to take long: of what is compared with each other, as much as can be, and an error in each line.</summary>
    public static IEnumerable<(string Name, string Text)> Hostile(string provider)
    {
        yield return ("one model with as many columns, each in an index", OfColumns(provider));
        yield return ("two models with as many relations", OfRelations(provider));
        yield return ("an error in each line", Repeated(provider, "model A {\n  id Int @id\n", index => $"  f{index} Missing{index} @unknown @db.No(1, \"x\") @default(nothing())\n", "}\n"));
        yield return ("as many blocks of one name", Repeated(provider, "", _ => "model A {\n  id Int @id @map(\"x\")\n  a A @relation(fields: [id], references: [id])\n}\n", ""));
        yield return ("brackets without end", Repeated(provider, "model A {\n  id Int @default(", _ => "[f({ x: ", "}\n"));
    }

    private static string OfColumns(string provider) => Repeated(provider, "model A {\n  id Int @id\n", index => $"  f{index} String? @unique @map(\"column_{index}\")\n  @@index([f{index}, id])\n", "}\n");

    private static string OfRelations(string provider)
    {
        var other = new StringBuilder("model B {\n  id Int @id\n");
        var text = Repeated(
            provider, "model A {\n  id Int @id\n", index =>
            {
                other.Append(CultureInfo.InvariantCulture, $"  a{index} A[] @relation(\"r{index}\")\n");
                return $"  k{index} Int @unique\n  b{index} B @relation(\"r{index}\", fields: [k{index}], references: [id])\n";
            }, "}\n", Large * 7 / 10);
        return text + other.Append("}\n");
    }

    private static string Repeated(string provider, string start, Func<int, string> part, string end, int length = Large)
    {
        var text = Begin(provider).Append(start);
        for (var index = 0; text.Length < length; index++)
        {
            text.Append(part(index));
        }

        return text.Append(end).ToString();
    }

    private static StringBuilder Begin(string provider) => new($"datasource db {{\n  provider = \"{provider}\"\n}}\n\n");

    private static void AddModel(StringBuilder text, int number, int count)
    {
        var (previous, next) = ((number + count - 1) % count, (number + 1) % count);
        var state = number / 10 * 10;
        text.Append(CultureInfo.InvariantCulture, $$"""
            /// What the application knows about item {{number}}.
            model Item{{number}} {
              id        Int       @id @default(autoincrement())
              code      String    @unique
              name      String    @default("unnamed")
              note      String?
              amount    Decimal   @default(0)
              weight    Float?
              active    Boolean   @default(true)
              createdAt DateTime  @default(now()) @map("created_at")
              updatedAt DateTime  @updatedAt
              ownerId   Int?      @map("owner_id")
              owner     Item{{previous}}? @relation("owner{{number}}", fields: [ownerId], references: [id], onDelete: Cascade)
              owned     Item{{next}}[] @relation("owner{{next}}")

              @@index([name, createdAt])
              @@map("items_{{number}}")
            }


            """);
        if (number == state)
        {
            text.Append(CultureInfo.InvariantCulture, $"enum State{number} {{\n  OPEN\n  CLOSED // for good\n}}\n\n");
        }
    }
}
