using NetScript.Schema.Database;

namespace NetScript.Schema.Diff.DataLoss;

internal sealed record DroppedTable(Table Dropped) : DataLossCheck(Dropped)
{
    public override string? Describe(long? rows, long? values) => rows switch
    {
        0 => null,
        null => $"You are about to drop the `{Dropped.Name}` table. If the table is not empty, all the data it contains will be lost.",
        _ => $"You are about to drop the `{Dropped.Name}` table, which is not empty ({rows} rows).",
    };
}

internal sealed record DroppedColumn(Table Owner, string Name) : DataLossCheck(Owner, Name)
{
    public override string? Describe(long? rows, long? values) => (rows, values) switch
    {
        (0, _) or (_, 0) => null,
        (_, null) => $"You are about to drop the column `{Name}` on the `{Owner.Name}` table. All the data in the column will be lost.",
        _ => $"You are about to drop the column `{Name}` on the `{Owner.Name}` table, which still contains {values} non-null values.",
    };
}

internal sealed record RecreatedColumn(Table Owner, string Name) : DataLossCheck(Owner, Name)
{
    public override string? Describe(long? rows, long? values) => (rows, values) switch
    {
        (0, _) or (_, 0) => null,
        _ => $"The `{Name}` column on the `{Owner.Name}` table would be dropped and recreated. This will lead to data loss{(values is null ? " if there is data in the column" : "")}.",
    };
}

/// <param name="Owner">The table.</param>
/// <param name="Name">The column.</param>
/// <param name="From">Its type as it was.</param>
/// <param name="To">Its type as it will be.</param>
internal sealed record RiskyCast(Table Owner, string Name, string From, string To) : DataLossCheck(Owner, Name)
{
    public override string? Describe(long? rows, long? values) => (rows, values) switch
    {
        (0, _) or (_, 0) => null,
        (_, null) => $"You are about to alter the column `{Name}` on the `{Owner.Name}` table. The data in that column could be lost. The data in that column will be cast from `{From}` to `{To}`.",
        _ => $"You are about to alter the column `{Name}` on the `{Owner.Name}` table, which contains {values} non-null values. The data in that column will be cast from `{From}` to `{To}`.",
    };
}

internal sealed record ChangedKey(Table Owner) : DataLossCheck(Owner)
{
    public override string? Describe(long? rows, long? values) =>
        rows == 0 ? null : $"The primary key for the `{Owner.Name}` table will be changed. If it partially fails, the table could be left without primary key constraint.";
}

internal sealed record AddedUniqueIndex(Table Owner, TableIndex Index) : DataLossCheck((Table?)null)
{
    public override string? Describe(long? rows, long? values) =>
        $"A unique constraint covering the columns `[{string.Join(',', Index.Columns.Select(column => column.Name))}]` on the table `{Owner.Name}` will be added. If there are existing duplicate values, this will fail.";
}

internal sealed record RemovedEnumValues(string Name, IReadOnlyList<string> Removed) : DataLossCheck((Table?)null)
{
    public override string? Describe(long? rows, long? values) =>
        $"The values [{string.Join(',', Removed)}] on the enum `{Name}` will be removed. If these variants are still used in the database, this will fail.";
}
