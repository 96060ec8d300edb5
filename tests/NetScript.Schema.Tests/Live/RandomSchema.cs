using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using NetScript.Schema.Model;
using NetScript.Schema.Providers;

namespace NetScript.Schema.Tests.Live;

/// <summary>A random schema that changes at random. The same seed gives the same one. What would not be valid is not done.</summary>
internal sealed class RandomSchema(SchemaProvider provider, int seed)
{
    private static readonly string[] s_ids =
        ["Int @id", "Int @id @default(autoincrement())", "BigInt @id", "BigInt @id @default(autoincrement())", "String @id", "String @id @default(uuid())", "Int @default(autoincrement())\n  @@id([id])", "Int\n  part String\n  @@id([id, part])"];

    private static readonly string[] s_actions = ["", "", ", onDelete: Cascade", ", onDelete: SetNull", ", onDelete: NoAction, onUpdate: NoAction", ", onUpdate: Restrict"];

    private const string OfExtension = "Citext";

    private readonly Random _random = new(seed);
    private State _state = new([], [], []);
    private int _names;

    /// <summary>The schema as it is now.</summary>
    public string Text => Write(_state);

    /// <summary>Changes it some times.</summary>
    public RandomSchema Change(int count)
    {
        while (count-- > 0)
        {
            var next = Changed(_state);
            _state = PrismaSchema.Parse(Write(next), provider) is { IsValid: true } schema && schema.Model.Models.SelectMany(model => model.Indexes).All(IsPossible) ? next : _state;
        }

        return this;
    }

    // Some servers have none that is longer, or of documents and bytes without a length.
    private static bool IsPossible(ModelIndex index) => index.Fields.Count <= 4 && index.Fields.All(field => field.Field.Type.Scalar is not (ScalarType.Json or ScalarType.Bytes) && field.Field.NativeType?.Name != "Xml");

    private State Changed(State state) => _random.Next(state.Models.Count == 0 ? 1 : 20) switch
    {
        0 => state with { Models = state.Models.Add(new(Name("M"), Pick(s_ids), [NewField(state), NewField(state)], [])) },
        1 => state with { Models = state.Models.Remove(Pick(state.Models)) },
        2 => state with { Enums = state.Enums.Add(new(Name("E"), ["A", "B", "C"])) },
        3 when state.Enums.Count > 0 => Replace(state, Pick(state.Enums), type => type with { Values = type.Values.Add(Name("V")) }),
        4 when state.Enums.Count > 0 => Replace(state, Pick(state.Enums), type => type with { Values = type.Values.RemoveAt(_random.Next(type.Values.Count)) }),
        5 => state with { Relations = state.Relations.Add(new(Name("r"), Pick(state.Models).Name, Pick(state.Models).Name, Pick("one", "optional", "unique", "many"), Pick(s_actions))) },
        6 when state.Relations.Count > 0 => state with { Relations = state.Relations.Remove(Pick(state.Relations)) },
        7 when state.Relations.Count > 0 => state with { Relations = Replace(state.Relations, Pick(state.Relations), relation => relation with { Kind = Pick("one", "optional", "unique"), Actions = Pick(s_actions) }) },
        8 => Replace(state, Pick(state.Models), model => model with { Id = Pick(s_ids) }),
        _ => Replace(state, Pick(state.Models), model => Changed(model, state)),
    };

    private Model Changed(Model model, State state)
    {
        var field = Pick(model.Fields);
        return _random.Next(9) switch
        {
            0 or 1 => model with { Fields = model.Fields.Add(NewField(state)) },
            2 when model.Fields.Count > 1 => model with { Fields = model.Fields.Remove(field), Indexes = model.Indexes.RemoveAll(index => index.Contains(field.Name, StringComparison.Ordinal)) },
            3 or 4 => model with { Fields = model.Fields.Replace(field, NewField(state) with { Name = field.Name }) },
            5 => model with { Fields = model.Fields.Replace(field, field with { Arity = field.Arity == "?" ? "" : "?" }) },
            6 => model with { Fields = model.Fields.Replace(field, field with { Default = DefaultOf(field.Type, field.Native, state), Unique = Pick("", " @unique") }) },
            7 when model.Indexes.Count > 0 => model with { Indexes = model.Indexes.Remove(Pick(model.Indexes)) },
            _ => model with { Indexes = model.Indexes.Add($"@@{Pick("index", "unique")}([{string.Join(", ", model.Fields.Where(_ => _random.Next(2) == 0).Append(field).Distinct().Select(indexed => indexed.Name + Pick("", "", "(sort: Desc)")))}]{Pick("", "", $", map: \"{Name("ix")}\"")})") },
        };
    }

    private Field NewField(State state)
    {
        var type = _random.Next(5) == 0 && state.Enums.Count > 0 ? Pick(state.Enums).Name : Pick(Enum.GetNames<ScalarType>());
        var native = _random.Next(2) == 0 && Enum.TryParse<ScalarType>(type, out var scalar) && provider.NativeTypes.Where(candidate => candidate.ScalarTypes.Contains(scalar) && candidate.Name != OfExtension).ToList() is { Count: > 0 } types ? NativeOf(Pick(types)) : "";
        return new(Name("f"), type, Pick("", "", "?", "?", "[]"), native, _random.Next(2) == 0 ? DefaultOf(type, native, state) : "", Pick("", "", "", " @unique"), Pick("", "", "", $" @map(\"{Name("c ")}\")"));
    }

    private string NativeOf(NativeTypeDefinition type) => $" @db.{type.Name}" + type.Arguments switch
    {
        NativeTypeArguments.OptionalPrecisionAndScale => Pick("", $"({_random.Next(10, 30)}, {_random.Next(2, 6)})"),
        NativeTypeArguments.Nothing => "",
        NativeTypeArguments.OptionalNumberOrMax => Pick("", "(Max)", $"({_random.Next(30, 90)})"),
        NativeTypeArguments.OptionalNumber when type.ScalarTypes.Contains(ScalarType.DateTime) => Pick("", $"({_random.Next(7)})"),
        NativeTypeArguments.OptionalNumber when type.ScalarTypes.Contains(ScalarType.Float) => Pick("", $"({_random.Next(1, 54)})"),
        _ => $"({_random.Next(30, 60)})",
    };

    // Where a native type narrows what is valid, only what is valid for all of them.
    private string DefaultOf(string type, string native, State state) => type switch
    {
        "Int" => $" @default({_random.Next(100) + (native == " @db.Year" ? 1970 : 0)})",
        "BigInt" when native is "" => $" @default({_random.NextInt64()})",
        "Decimal" when native.EndsWith("Decimal", StringComparison.Ordinal) => $" @default({_random.Next(1000)})",
        "Float" or "Decimal" => $" @default({_random.Next(1000)}.{Pick("5", "25", "75")})",
        "Boolean" => $" @default({Pick("true", "false")})",
        "String" when native is "" || native.Contains("Char", StringComparison.Ordinal) => $" @default({Pick("\"\"", "\"it's\"", "\"a \\\"b\\\" \\\\ c\"", "\"ü %s\"", "uuid()")})",
        "DateTime" when native is "" || native.Contains("DateTime", StringComparison.Ordinal) || native.Contains("Timestamp", StringComparison.Ordinal) => Pick(" @default(now())", " @default(\"2020-02-03T04:05:06.789Z\")", " @updatedAt"),
        "Json" => " @default(\"{\\\"a\\\": [1, null]}\")",
        "Bytes" when native is "" => " @default(\"aGVsbG8=\")",
        _ when state.Enums.Find(candidate => candidate.Name == type) is { Values.Count: > 0 } values => $" @default({Pick(values.Values)})",
        _ => "",
    };

    private static string Write(State state)
    {
        var text = new StringBuilder("datasource db {\n  provider = \"sqlite\"\n}\n");
        state.Enums.ForEach(type => text.Append(CultureInfo.InvariantCulture, $"enum {type.Name} {{\n  {string.Join("\n  ", type.Values)}\n}}\n"));
        foreach (var model in state.Models)
        {
            IEnumerable<string> lines =
            [
                $"id {model.Id}",
                .. model.Fields.Select(field => $"{field.Name} {field.Type}{field.Arity}{field.Native}{(field.Arity == "[]" ? "" : field.Default)}{field.Unique}{field.Map}"),
                .. state.Relations.SelectMany(relation => Lines(relation, model, state)),
                .. model.Indexes,
            ];
            text.Append(CultureInfo.InvariantCulture, $"model {model.Name} {{\n  {string.Join("\n  ", lines)}\n}}\n");
        }

        return text.ToString();
    }

    private static IEnumerable<string> Lines(Relation relation, Model model, State state)
    {
        var (name, optional) = (relation.Name, relation.Kind == "optional" ? "?" : "");
        if (relation.From == model.Name && relation.Kind == "many")
        {
            yield return $"{name}a {relation.To}[] @relation(\"{name}\")";
        }
        else if (relation.From == model.Name)
        {
            var key = state.Models.Find(other => other.Name == relation.To)?.Id.Split(' ', '\n')[0];
            yield return $"{name}a {relation.To}{optional} @relation(\"{name}\", fields: [{name}key], references: [id]{relation.Actions})";
            yield return $"{name}key {key}{optional}{(relation.Kind == "unique" ? " @unique" : "")}";
        }

        if (relation.To == model.Name)
        {
            yield return $"{name}b {relation.From}{(relation.Kind == "unique" ? "?" : "[]")} @relation(\"{name}\")";
        }
    }

    private static State Replace(State state, EnumDeclaration type, Func<EnumDeclaration, EnumDeclaration> change) => state with { Enums = Replace(state.Enums, type, change) };

    private static State Replace(State state, Model model, Func<Model, Model> change) => state with { Models = Replace(state.Models, model, change) };

    private static ImmutableList<T> Replace<T>(ImmutableList<T> items, T item, Func<T, T> change) => items.Replace(item, change(item));

    private T Pick<T>(params IReadOnlyList<T> items) => items[_random.Next(items.Count)];

    private string Name(string prefix) => $"{prefix}{++_names}";

    private sealed record State(ImmutableList<Model> Models, ImmutableList<EnumDeclaration> Enums, ImmutableList<Relation> Relations);

    private sealed record Model(string Name, string Id, ImmutableList<Field> Fields, ImmutableList<string> Indexes);

    private sealed record EnumDeclaration(string Name, ImmutableList<string> Values);

    private sealed record Relation(string Name, string From, string To, string Kind, string Actions);

    private sealed record Field(string Name, string Type, string Arity, string Native, string Default, string Unique, string Map);
}
