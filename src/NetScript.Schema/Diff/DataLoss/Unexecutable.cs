using NetScript.Schema.Database;

namespace NetScript.Schema.Diff.DataLoss;

/// <summary>A step that rows can make impossible.</summary>
internal abstract record Unexecutable(Table Owner, string Name, bool CountsValues = false) : DataLossCheck(Owner, CountsValues ? Name : null)
{
    public sealed override bool IsUnexecutable => true;

    protected static string Possibility(long? rows) =>
        rows is null ? "This is not possible if the table is not empty." : $"There are {rows} rows in this table, it is not possible to execute this step.";
}

internal sealed record AddedRequiredColumn(Table Owner, string Name) : Unexecutable(Owner, Name)
{
    public override string? Describe(long? rows, long? values) =>
        rows == 0 ? null : $"Added the required column `{Name}` to the `{Owner.Name}` table without a default value. {Possibility(rows)}";
}

internal sealed record AddedColumnOfClient(Table Owner, string Name) : Unexecutable(Owner, Name)
{
    public override string? Describe(long? rows, long? values) => rows == 0
        ? null
        : $"The required column `{Name}` was added to the `{Owner.Name}` table with a prisma-level default value. {Possibility(rows)} Please add this column as optional, then populate it before making it required.";
}

internal sealed record MadeRequired(Table Owner, string Name) : Unexecutable(Owner, Name, CountsValues: true)
{
    public override string? Describe(long? rows, long? values) => (rows, values) switch
    {
        (0, _) => null,
        ({ } all, { } given) => all == given ? null : $"Made the column `{Name}` on table `{Owner.Name}` required, but there are {all - given} existing NULL values.",
        _ => $"Made the column `{Name}` on table `{Owner.Name}` required. This step will fail if there are existing NULL values in that column.",
    };
}

internal sealed record MadeList(Table Owner, string Name) : Unexecutable(Owner, Name, CountsValues: true)
{
    public override string? Describe(long? rows, long? values)
    {
        var details = values is null
            ? "If there are non-null values in that column, this step will fail."
            : $"There are {values} existing non-null values in that column, this step cannot be executed.";
        return rows == 0 || values == 0 ? null : $"Changed the column `{Name}` on the `{Owner.Name}` table from a scalar field to a list field. {details}";
    }
}

internal sealed record RecreatedRequiredColumn(Table Owner, string Name) : Unexecutable(Owner, Name)
{
    public override string? Describe(long? rows, long? values)
    {
        var details = rows is null ? "if there is data, since the column is required" : "since the column is required and there is data in the table";
        return rows == 0 ? null : $"Changed the type of `{Name}` on the `{Owner.Name}` table. No cast exists, the column would be dropped and recreated, which cannot be done {details}.";
    }
}
