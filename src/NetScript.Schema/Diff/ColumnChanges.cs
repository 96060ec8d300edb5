namespace NetScript.Schema.Diff;

/// <summary>What is different in a column, in the order in which it is told and done.</summary>
[Flags]
internal enum ColumnChanges
{
    None = 0,
    Arity = 1,
    Default = 2,
    Type = 4,
    Autoincrement = 8,
    Check = 16,
}
