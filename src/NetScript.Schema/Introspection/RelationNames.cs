using NetScript.Schema.Database;

namespace NetScript.Schema.Introspection;

/// <summary>What a relation and its two fields are called.</summary>
/// <param name="Name">The name of the relation; empty where it needs none.</param>
/// <param name="Forward">The field of the table with the foreign key, or of column A's table.</param>
/// <param name="Back">The field of the other table.</param>
internal sealed record RelationName(string Name, string Forward, string Back);

/// <summary>The names of relations: those of the models, and longer ones where several relations are between two models.</summary>
internal sealed class RelationNames
{
    private readonly PullMap _map;
    private readonly HashSet<(QualifiedName, QualifiedName)> _ambiguous = [];
    private readonly Dictionary<QualifiedName, int> _places;

    public RelationNames(PullMap map)
    {
        _map = map;
        _places = map.Database.Tables.Select((table, place) => (table.QualifiedName, place)).ToDictionary(item => item.QualifiedName, item => item.place);
        foreach (var table in map.Tables)
        {
            foreach (var key in table.ForeignKeys.Where(key => IsAmbiguous(table, key)))
            {
                _ambiguous.Add(PairOf(table, map.TableOf(key)));
            }
        }

        foreach (var join in map.Joins)
        {
            var pair = PairOf(join);
            if (new[] { pair.Item1, pair.Item2 }.Any(id => map.Database.Tables[_places[id]] is var table && table.ForeignKeys.Any(key => PairOf(table, map.TableOf(key)) == pair))
                || map.Joins.Any(other => !ReferenceEquals(other, join) && PairOf(other) == pair))
            {
                _ambiguous.Add(pair);
            }
        }
    }

    /// <summary>The names of the relation that is a foreign key; <see langword="null"/> for one that is there twice.</summary>
    public RelationName? Of(Table table, ForeignKey key)
    {
        if (table.ForeignKeys.TakeWhile(other => !ReferenceEquals(other, key)).Any(other => other.Columns.SequenceEqual(key.Columns) && other.ReferencedTable == key.ReferencedTable
            && other.ReferencedSchema == key.ReferencedSchema && other.ReferencedColumns.SequenceEqual(key.ReferencedColumns)))
        {
            return null;
        }

        if (_map.FindRelation(table, key) is { ForwardField: { } forward, BackField: { } back })
        {
            return new(back.RelationName ?? "", forward.Name, back.Name);
        }

        var referenced = _map.TableOf(key);
        var (name, other) = (PullMap.NewNameOf(table), PullMap.NewNameOf(referenced));
        var isSelf = table.QualifiedName == referenced.QualifiedName;
        var prefix = isSelf ? "other_" : "";
        if (!_ambiguous.Contains(PairOf(table, referenced)))
        {
            return new(isSelf ? $"{name}To{other}" : "", other, prefix + name);
        }

        var relation = $"{name}_{string.Join('_', key.Columns.Select(column => PulledName.Of(column).Name))}To{other}";
        return new(relation, $"{other}_{relation}", $"{prefix}{name}_{relation}");
    }

    /// <summary>The names of the relation that is a table.</summary>
    public RelationName Of(Table join)
    {
        var pair = PairOf(join);
        var (first, second) = (NameOf(pair.Item1), NameOf(pair.Item2));
        var isSelf = pair.Item1 == pair.Item2;
        var tableName = join.Name[1..];
        var isAmbiguous = _ambiguous.Contains(pair);
        var suffix = isAmbiguous ? join.Name : "";
        var name = !isAmbiguous && tableName == $"{first}To{second}" && !isSelf ? "" : tableName;
        var made = new RelationName(name, $"{second}{suffix}{(isSelf ? "_A" : "")}", $"{first}{suffix}{(isSelf ? "_B" : "")}");
        return _map.FindRelation(join) is not { } known
            ? made
            : new(known.FieldA.RelationName ?? known.Name, known.ModelA == known.ModelB ? made.Forward : known.FieldA.Name, known.ModelA == known.ModelB ? made.Back : known.FieldB.Name);
    }

    private string NameOf(QualifiedName table) => PullMap.NewNameOf(_map.Database.Tables[_places[table]]);

    private bool IsAmbiguous(Table table, ForeignKey key)
    {
        var referenced = _map.TableOf(key);
        var pair = PairOf(table, referenced);
        var name = PullMap.NewNameOf(referenced);
        return (Others(table).Any(other => PairOf(table, other) == pair) || Others(referenced).Any(other => PairOf(referenced, other) == pair))
            // A field cannot have the name of the column that it is about.
            || key.Columns.Any(column => PulledName.Of(column).Name == name);

        IEnumerable<Table> Others(Table owner) => owner.ForeignKeys.Where(other => !(owner.QualifiedName == table.QualifiedName && other.Columns.SequenceEqual(key.Columns))).Select(_map.TableOf);
    }

    private (QualifiedName, QualifiedName) PairOf(Table join) => PairOf(_map.TableOf(join.ForeignKeys[0]), _map.TableOf(join.ForeignKeys[1]));

    private (QualifiedName, QualifiedName) PairOf(Table one, Table other) => _places[one.QualifiedName] <= _places[other.QualifiedName] ? (one.QualifiedName, other.QualifiedName) : (other.QualifiedName, one.QualifiedName);
}
