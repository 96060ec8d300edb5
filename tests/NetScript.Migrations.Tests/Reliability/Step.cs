namespace NetScript.Migrations.Tests.Reliability;

/// <summary>A migration of the plan in which migrators are killed.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Statements">Its statements.</param>
/// <param name="Undo">What people would do to undo an attempt of which nobody knows how far it came.</param>
/// <param name="IsMarked">Whether it says that it is to run outside a transaction.</param>
internal sealed record Step(string Name, IReadOnlyList<string> Statements, IReadOnlyList<string> Undo, bool IsMarked = false)
{
    public string Script => (IsMarked ? "-- netscript: no-transaction\n" : "") + string.Concat(Statements.Select(statement => $"{statement};\n"));
}
