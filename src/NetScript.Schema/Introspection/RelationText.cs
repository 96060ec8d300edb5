using NetScript.Schema.Database;
using NetScript.Schema.Model;
using NetScript.Schema.Providers;

namespace NetScript.Schema.Introspection;

/// <summary>The fields of relations.</summary>
internal sealed class RelationText
{
    private readonly PullMap _map;
    private readonly Dictionary<QualifiedName, HashSet<string>> _taken = [];
    private readonly ILookup<QualifiedName, string> _fields;

    public RelationText(PullMap map)
    {
        _map = map;
        var names = new RelationNames(map);
        var fields = new List<(QualifiedName Owner, string Text)>();
        foreach (var table in map.Tables)
        {
            foreach (var key in table.ForeignKeys)
            {
                if (names.Of(table, key) is { } found)
                {
                    var name = found with { Forward = Take(table, found.Forward, map), Back = Take(map.TableOf(key), found.Back, map) };
                    fields.Add((table.QualifiedName, Forward(table, key, name)));
                    fields.Add((key.Referenced, Back(table, key, name)));
                }
            }
        }

        foreach (var join in map.Joins)
        {
            var ((a, b), found) = (JoinTables.KeysOf(join), names.Of(join));
            var name = found with { Forward = Take(map.TableOf(a), found.Forward, map), Back = Take(map.TableOf(b), found.Back, map) };
            var relation = name.Name.Length > 0 ? $" @relation({PslText.Quote(name.Name)})" : "";
            var previous = map.FindRelation(join);
            fields.Add((a.Referenced, $"{name.Forward} {map.NameOf(map.TableOf(b)).Name}[]{relation}{(previous is { FieldA.IsIgnored: true } ? " @ignore" : "")}"));
            fields.Add((b.Referenced, $"{name.Back} {map.NameOf(map.TableOf(a)).Name}[]{relation}{(previous is { FieldB.IsIgnored: true } ? " @ignore" : "")}"));
        }

        _fields = fields.ToLookup(field => field.Owner, field => field.Text);
    }

    /// <summary>The fields of a table's model. Without foreign keys, they are those that the model had.</summary>
    public IEnumerable<string> Write(Table table) =>
        (_map.Schema.RelationMode == RelationMode.ForeignKeys ? _fields[table.QualifiedName] : []).Concat(Copied(table).Select(Text));

    /// <summary>The fields that only the schema knows.</summary>
    public IEnumerable<RelationField> Copied(Table table) =>
        from field in _map.FindModel(table)?.RelationFields ?? []
        where field.ReferencedModel.IsView || _map.Schema.RelationMode != RelationMode.ForeignKeys
        where field.ReferencedModel.IsView || _map.Tables.Any(other => _map.FindModel(other) == field.ReferencedModel)
        select field;

    /// <summary>Whether the client can tell the rows of a table apart.</summary>
    public static bool HasIdentifier(Table table) =>
        table.Indexes.Where(index => index.IsUnique).Select(index => index.Columns).Concat(table.PrimaryKey is { } key ? [key.Columns] : [])
            .Any(columns => columns.All(part => table.FindColumn(part.Name) is { Arity: Arity.Required, Type.Unsupported: null }));

    // No two fields of a model have one name.
    private string Take(Table owner, string name, PullMap map)
    {
        if (!_taken.TryGetValue(owner.QualifiedName, out var taken))
        {
            _taken.Add(owner.QualifiedName, taken = [.. owner.Columns.Select(column => map.NameOf(owner, column.Name).Name)]);
        }

        return PulledName.Take(name, taken);
    }

    // Without the comment behind it.
    private static string Text(RelationField field) => field.File.Text[field.Span.Start..(field.Syntax.Attributes.Length > 0 ? field.Syntax.Attributes[^1].Span.End : field.Syntax.Type!.Span.End)];

    private string Forward(Table table, ForeignKey key, RelationName name)
    {
        var referenced = _map.TableOf(key);
        var columns = key.Columns.Select(column => table.FindColumn(column)!).ToList();
        var isOptional = columns.Exists(column => column.Arity != Arity.Required);
        var standard = ConstraintNames.Join(_map.Provider, "_fkey", table.Name, [.. key.Columns]);
        var mapped = _map.FindRelation(table, key)?.MappedName ?? (key.Name == standard ? null : key.Name);
        var relation = PslText.Call(
            "@relation",
            name.Name.Length > 0 ? PslText.Quote(name.Name) : null,
            $"fields: [{string.Join(", ", key.Columns.Select(column => _map.NameOf(table, column).Shown))}]",
            $"references: [{string.Join(", ", key.ReferencedColumns.Select(column => _map.NameOf(referenced, column).Shown))}]",
            OnDelete(key.OnDelete, columns.Exists(column => column.Arity == Arity.Required)),
            key.OnUpdate == ReferentialAction.Cascade ? null : $"onUpdate: {key.OnUpdate}",
            PslText.Named("map", mapped));
        return $"{name.Forward} {_map.NameOf(referenced).Name}{(isOptional ? "?" : "")} {relation}{Ignore(table, referenced, table, _map.FindRelation(table, key)?.ForwardField)}";
    }

    private string Back(Table table, ForeignKey key, RelationName name)
    {
        var isOne = table.Indexes.Where(index => index.IsUnique).Select(index => index.Columns).Concat(table.PrimaryKey is { } primary ? [primary.Columns] : [])
            .Any(columns => columns.All(column => key.Columns.Contains(column.Name)));
        var relation = name.Name.Length > 0 ? $" @relation({PslText.Quote(name.Name)})" : "";
        var referenced = _map.TableOf(key);
        return $"{name.Back} {_map.NameOf(table).Name}{(isOne ? "?" : "[]")}{relation}{Ignore(table, referenced, referenced, _map.FindRelation(table, key)?.BackField)}";
    }

    private string? OnDelete(ReferentialAction action, bool isRequired)
    {
        var refusal = _map.Provider.HasAction(ReferentialAction.Restrict) ? ReferentialAction.Restrict : ReferentialAction.NoAction;
        return action == (isRequired ? refusal : ReferentialAction.SetNull) ? null : $"onDelete: {action}";
    }

    // Where the client cannot handle the other model, it cannot handle the field. Prisma forgets the attribute of a field that has it for another reason.
    private string Ignore(Table table, Table referenced, Table owner, RelationField? previous) =>
        previous is { IsIgnored: true } || ((!HasIdentifier(table) || !HasIdentifier(referenced)) && HasIdentifier(owner) && _map.FindModel(owner) is not { IsIgnored: true }) ? " @ignore" : "";
}
