using NetScript.Schema.Database;
using NetScript.Schema.Model;

namespace NetScript.Schema.Providers.Sqlite;

/// <summary>A column, as the catalog lists it.</summary>
/// <param name="Table">Its table.</param>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its declared type.</param>
/// <param name="IsRequired">Whether it is never null.</param>
/// <param name="Default">Its default as it was written.</param>
/// <param name="KeyPlace">Its place in the primary key, from 1; 0 if it is not in it.</param>
internal sealed record SqliteColumnRow(string Table, string Name, string Type, bool IsRequired, string? Default, int KeyPlace)
{
    public Column ToColumn(bool isRowNumber)
    {
        var type = SqliteColumnTypes.Of(Type);
        return new(Name, type, IsRequired || isRowNumber ? Arity.Required : Arity.Optional) { Default = SqliteDefault.Parse(Default, type), IsAutoincrement = isRowNumber };
    }
}
