using System.Text;
using NetScript.Schema.Model;

namespace NetScript.Schema.Providers;

/// <summary>
/// The names of constraints in the database: as written, else those that Prisma makes of the names of table and columns, cut at a character so that they have at most
/// <see cref="SchemaProvider.MaxIdentifierLength"/> bytes.
/// </summary>
public static class ConstraintNames
{
    /// <summary>The name of a primary key; <see langword="null"/> where the provider has no names for them.</summary>
    public static string? Of(PrimaryKey key, SchemaProvider provider)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(provider);
        return provider.Can(Capabilities.NamedPrimaryKeys) ? key.MappedName ?? Join(provider, "_pkey", key.Model.DatabaseName) : null;
    }

    /// <summary>The name of an index or a unique constraint.</summary>
    public static string Of(ModelIndex index, SchemaProvider provider)
    {
        ArgumentNullException.ThrowIfNull(index);
        var suffix = index.Kind == IndexKind.Unique ? "_key" : "_idx";
        return index.MappedName ?? Join(provider, suffix, index.Model.DatabaseName, index.Fields, field => field.Field.DatabaseName);
    }

    /// <summary>The name of a foreign key.</summary>
    public static string Of(InlineRelation relation, SchemaProvider provider)
    {
        ArgumentNullException.ThrowIfNull(relation);
        return relation.MappedName ?? Join(provider, "_fkey", relation.ReferencingModel.DatabaseName, relation.ReferencingFields, field => field.DatabaseName);
    }

    /// <summary>The name of a default's constraint, which only SQL Server has.</summary>
    public static string OfDefault(ScalarField field, SchemaProvider provider)
    {
        ArgumentNullException.ThrowIfNull(field);
        return field.DefaultMappedName ?? Join(provider, "_df", field.Model.DatabaseName, field.DatabaseName);
    }

    /// <summary>A name that Prisma makes.</summary>
    /// <param name="provider">Knows how long it may be.</param>
    /// <param name="suffix">What it ends with; it is never cut.</param>
    /// <param name="table">The name of the table.</param>
    /// <param name="columns">The names of the columns.</param>
    public static string Join(SchemaProvider provider, string suffix, string table, params IReadOnlyList<string> columns)
    {
        ArgumentNullException.ThrowIfNull(provider);
        ArgumentNullException.ThrowIfNull(suffix);
        return Join(provider, suffix, table, columns, column => column);
    }

    private static string Join<T>(SchemaProvider provider, string suffix, string table, IReadOnlyList<T> columns, Func<T, string> nameOf)
    {
        var name = columns.Count switch
        {
            0 when suffix is "_pkey" => $"{table}{suffix}",
            1 => $"{table}_{nameOf(columns[0])}{suffix}",
            _ => $"{table}_{string.Join('_', columns.Select(nameOf))}{suffix}",
        };
        return Encoding.UTF8.GetByteCount(name) <= provider.MaxIdentifierLength ? name : Cut(name[..^suffix.Length], provider.MaxIdentifierLength - suffix.Length) + suffix;
    }

    internal static string Cut(string name, int length)
    {
        if (Encoding.UTF8.GetByteCount(name) <= length)
        {
            return name;
        }

        var (bytes, end) = (0, 0);
        foreach (var rune in name.EnumerateRunes())
        {
            bytes += rune.Utf8SequenceLength;
            if (bytes > length)
            {
                break;
            }

            end += rune.Utf16SequenceLength;
        }

        return name[..end];
    }
}
