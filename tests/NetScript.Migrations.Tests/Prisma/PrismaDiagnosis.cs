using System.Text.Json;

namespace NetScript.Migrations.Tests.Prisma;

/// <summary>What Prisma's engine finds when it compares the migrations on disk with the history.</summary>
/// <param name="Edited">Those whose checksums differ.</param>
/// <param name="Failed">Those which failed.</param>
/// <param name="Unapplied">Those on disk which the history lacks.</param>
/// <param name="Unpersisted">Those in the history which the disk lacks.</param>
public sealed record PrismaDiagnosis(string Edited, string Failed, string Unapplied, string Unpersisted)
{
    /// <summary>Nothing to say: the database is up to date.</summary>
    public static PrismaDiagnosis UpToDate { get; } = new("", "", "", "");

    public static PrismaDiagnosis Of(PrismaAnswer answer)
    {
        var history = answer.Value.GetProperty("history");
        return new(
            Join(answer.Value, "editedMigrationNames"),
            Join(answer.Value, "failedMigrationNames"),
            Join(history, "unappliedMigrationNames"),
            Join(history, "unpersistedMigrationNames"));
    }

    private static string Join(JsonElement element, string property) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(property, out var names)
            ? string.Join(' ', names.EnumerateArray().Select(name => name.GetString()))
            : "";
}
