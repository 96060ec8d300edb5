using System.Collections.Immutable;
using System.Data.Common;
using NetScript.Schema.Database;
using NetScript.Schema.Model;

namespace NetScript.Schema.Providers.Postgres;

/// <summary>What the catalog of PostgreSQL lists.</summary>
internal sealed class PostgresIntrospection(DbConnection connection, CancellationToken cancellationToken)
{
    private readonly List<DatabaseRemark> _remarks = [];
    private string[] _schemas = [];

    public async Task<DatabaseModel> ReadAsync(SchemaProvider provider, IReadOnlyList<string> schemas)
    {
        _schemas = schemas.Count > 0 ? [.. schemas] : await QueryAsync(PostgresCatalog.CurrentSchema, row => row.Text(0) ?? "public").ConfigureAwait(false);
        var existing = await QueryAsync(PostgresCatalog.Schemas, row => row.GetString(0)).ConfigureAwait(false);
        var extensions = await QueryAsync(PostgresCatalog.Extensions, row => new InstalledExtension(row.GetString(0), row.GetString(1), row.GetString(2), row.GetBoolean(3))).ConfigureAwait(false);
        var enums = await ReadEnumsAsync().ConfigureAwait(false);
        var tables = await ReadTablesAsync().ConfigureAwait(false);
        var columns = await ReadColumnsAsync(enums).ConfigureAwait(false);
        var indexes = await ReadIndexesAsync().ConfigureAwait(false);
        var foreignKeys = await ReadForeignKeysAsync().ConfigureAwait(false);
        await ReadConstraintsAsync().ConfigureAwait(false);
        var known = tables.ToHashSet();
        return new(provider)
        {
            Schemas = [.. existing],
            Extensions = [.. extensions],
            Enums = [.. enums.Values.OrderBy(type => type.Schema, StringComparer.Ordinal).ThenBy(type => type.Name, StringComparer.Ordinal)],
            Tables =
            [
                .. tables.Select(place => new Table(place.Name, place.Schema)
                {
                    Columns = [.. columns[place]],
                    PrimaryKey = indexes[place].Select(index => index.Key).FirstOrDefault(key => key is not null),
                    Indexes = [.. indexes[place].Select(index => index.Index).OfType<TableIndex>()],
                    ForeignKeys = [.. foreignKeys[place].Where(key => known.Contains((key.ReferencedSchema!, key.ReferencedTable)))],
                }),
            ],
            Remarks = [.. _remarks.Where(remark => remark.Kind == DatabaseRemarkKind.EnumComment || known.Contains((remark.Schema!, remark.Table)))],
        };
    }

    private async Task<Dictionary<(string Schema, string Name), EnumDefinition>> ReadEnumsAsync()
    {
        var rows = await QueryAsync(PostgresCatalog.Enums, row => (Place: PlaceOf(row), Value: row.GetString(2), IsCommented: row.GetBoolean(3))).ConfigureAwait(false);
        foreach (var place in rows.Where(row => row.IsCommented).Select(row => row.Place).Distinct())
        {
            Remark(true, DatabaseRemarkKind.EnumComment, place);
        }

        return rows.GroupBy(row => row.Place).ToDictionary(type => type.Key, type => new EnumDefinition(type.Key.Name, type.Key.Schema, [.. type.Select(row => row.Value)]));
    }

    private async Task<IReadOnlyList<(string Schema, string Name)>> ReadTablesAsync()
    {
        var rows = await QueryAsync(PostgresCatalog.Tables, row =>
            (Place: PlaceOf(row), Kind: row.GetString(2), HasChildren: row.GetBoolean(3), IsSecured: row.GetBoolean(4), IsCommented: row.GetBoolean(5))).ConfigureAwait(false);
        foreach (var (place, kind, hasChildren, isSecured, isCommented) in rows)
        {
            Remark(hasChildren && kind == "p", DatabaseRemarkKind.Partition, place);
            Remark(hasChildren && kind == "r", DatabaseRemarkKind.Inheritance, place);
            Remark(isSecured, DatabaseRemarkKind.RowLevelSecurity, place);
            Remark(isCommented, DatabaseRemarkKind.Comment, place);
        }

        return [.. rows.Select(row => row.Place)];
    }

    private async Task<ILookup<(string Schema, string Name), Column>> ReadColumnsAsync(Dictionary<(string Schema, string Name), EnumDefinition> enums)
    {
        var rows = await QueryAsync(PostgresCatalog.Columns, row =>
        {
            var isArray = row.GetBoolean(7);
            var type = PostgresColumnTypes.Of(row.GetString(5), row.GetString(6), isArray, row.GetBoolean(8), row.GetInt32(9), enums);
            var arity = isArray ? Arity.List : row.GetBoolean(3) ? Arity.Required : Arity.Optional;
            var value = PostgresDefault.Parse(row.Text(10), type, isArray);
            var column = new Column(row.GetString(2), type, arity) { Default = value, IsAutoincrement = row.GetBoolean(4) || value is { Kind: ColumnDefaultKind.Sequence } };
            Remark(row.GetBoolean(11), DatabaseRemarkKind.Comment, PlaceOf(row), column.Name);
            return (Place: PlaceOf(row), Column: column);
        }).ConfigureAwait(false);
        return rows.ToLookup(row => row.Place, row => row.Column);
    }

    private async Task<ILookup<(string Schema, string Name), (TableKey? Key, TableIndex? Index)>> ReadIndexesAsync()
    {
        var rows = await QueryAsync(PostgresCatalog.Indexes, PostgresIndexRow.Read).ConfigureAwait(false);
        var indexes = new List<((string, string) Place, TableKey?, TableIndex?)>();
        foreach (var index in rows.GroupBy(row => (row.Place, row.Index)))
        {
            var (place, name) = index.Key;
            var first = index.First();
            if (index.Any(row => row.Column is null))
            {
                Remark(true, DatabaseRemarkKind.ExpressionIndex, place, name);
                continue;
            }

            Remark(first.HasIncluded, DatabaseRemarkKind.IncludeIndex, place, name);
            Remark(first.IsDeferrable, DatabaseRemarkKind.DeferrableConstraint, place, name);
            foreach (var column in index.Where(row => !row.IsPrimary && row.HasOddNulls))
            {
                _remarks.Add(new(DatabaseRemarkKind.NullOrder, place.Schema, place.Name, name) { Column = column.Column });
            }

            ImmutableArray<IndexColumn> columns = [.. index.Select(row => row.ToColumn())];
            indexes.Add(first.IsPrimary ? (place, new(name, columns), null) : (place, null, new(name, first.IsUnique ? IndexKind.Unique : IndexKind.Normal, columns)
            {
                Algorithm = first.Algorithm,
                Predicate = first.Predicate,
            }));
        }

        return indexes.ToLookup(index => index.Place, index => (index.Item2, index.Item3));
    }

    private async Task<ILookup<(string Schema, string Name), ForeignKey>> ReadForeignKeysAsync()
    {
        var rows = await QueryAsync(PostgresCatalog.ForeignKeys, row => (Place: PlaceOf(row), Name: row.GetString(2), Referenced: (Schema: row.GetString(3), Name: row.GetString(4)),
            OnDelete: row.GetString(5), OnUpdate: row.GetString(6), IsDeferrable: row.GetBoolean(7), Column: row.GetString(8), ReferencedColumn: row.GetString(9))).ConfigureAwait(false);
        var keys = rows.GroupBy(row => (row.Place, row.Name)).Select((key, ordinal) =>
        {
            var first = key.First();
            if (!_schemas.Contains(first.Referenced.Schema))
            {
                throw new InvalidOperationException(
                    $"The foreign key '{first.Name}' leads from '{first.Place.Schema}.{first.Place.Name}' to '{first.Referenced.Schema}.{first.Referenced.Name}', but the database schema '{first.Referenced.Schema}' is not read. Add it to `schemas` in the datasource.");
            }

            Remark(first.IsDeferrable, DatabaseRemarkKind.DeferrableConstraint, first.Place, first.Name);
            return (first.Place, Key: new ForeignKey(first.Name, [.. key.Select(row => row.Column)], first.Referenced.Name, [.. key.Select(row => row.ReferencedColumn)])
            {
                ReferencedSchema = first.Referenced.Schema,
                OnDelete = ActionOf(first.OnDelete),
                OnUpdate = ActionOf(first.OnUpdate),
                Ordinal = ordinal,
            });
        }).ToList();
        return keys.ToLookup(key => key.Place, key => key.Key);
    }

    private async Task ReadConstraintsAsync()
    {
        foreach (var (place, name, type) in await QueryAsync(PostgresCatalog.Constraints, row => (PlaceOf(row), row.GetString(2), row.GetString(3))).ConfigureAwait(false))
        {
            Remark(true, type == "c" ? DatabaseRemarkKind.CheckConstraint : DatabaseRemarkKind.ExclusionConstraint, place, name);
        }
    }

    private static ReferentialAction ActionOf(string code) => code switch
    {
        "r" => ReferentialAction.Restrict,
        "c" => ReferentialAction.Cascade,
        "n" => ReferentialAction.SetNull,
        "d" => ReferentialAction.SetDefault,
        _ => ReferentialAction.NoAction,
    };

    private void Remark(bool applies, DatabaseRemarkKind kind, (string Schema, string Name) place, string? name = null)
    {
        if (applies)
        {
            _remarks.Add(new(kind, place.Schema, place.Name, name));
        }
    }

    private static (string Schema, string Name) PlaceOf(DbDataReader row) => (row.GetString(0), row.GetString(1));

    private async Task<T[]> QueryAsync<T>(string sql, Func<DbDataReader, T> read) =>
        [.. await connection.QueryAsync(sql, sql.Contains("@schemas", StringComparison.Ordinal) ? [("schemas", _schemas)] : [], read, cancellationToken).ConfigureAwait(false)];
}
