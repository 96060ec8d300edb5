using System.Globalization;
using NetScript.Schema.Model;
using NetScript.Schema.Syntax;

namespace NetScript.Schema.Validation.Binding;

/// <summary>The default of a column.</summary>
internal sealed class DefaultBinder
{
    private static readonly Dictionary<string, (ScalarType[] Types, Func<FunctionExpression, string?> Check)> s_functions = new(StringComparer.Ordinal)
    {
        ["autoincrement"] = ([ScalarType.Int, ScalarType.BigInt], NoArguments),
        ["now"] = ([ScalarType.DateTime], NoArguments),
        ["uuid"] = ([ScalarType.String], function => OneNumber(function, "which is either 4 or 7", number => number is 4 or 7)),
        ["cuid"] = ([ScalarType.String], function => OneNumber(function, "which is either 1 or 2", number => number is 1 or 2)),
        ["nanoid"] = ([ScalarType.String], function => OneNumber(function, "between 2 and 255", number => number is >= 2 and <= 255)),
        ["ulid"] = ([ScalarType.String], NoArguments),
        ["auto"] = (Enum.GetValues<ScalarType>(), function => function.Arguments.Arguments.Length == 0 ? null : "`auto()` takes no arguments"),
    };

    private readonly ScalarField _field;
    private readonly AttributeReader _attribute;

    private DefaultBinder(ScalarField field, AttributeReader attribute)
    {
        _field = field;
        _attribute = attribute;
    }

    public static bool IsFunction(string name) => name == "dbgenerated" || s_functions.ContainsKey(name);

    public static string UnknownFunction(FunctionExpression function) =>
        $"Unknown function in @default(): `{function.Name}` is not known. You can read about the available functions here: https://pris.ly/d/attribute-functions";

    public static void Bind(ScalarField field, AttributeReader attribute)
    {
        if (attribute.TakeDefault("value") is not { } value)
        {
            return;
        }

        var mappedName = attribute.TakeName("map");
        if (new DefaultBinder(field, attribute).Read(value, mappedName is not null) is { } result)
        {
            (field.Default, field.DefaultMappedName, field.DefaultSyntax, field.DefaultExpression) = (result, mappedName, attribute.Syntax, value);
        }
    }

    /// <summary>The default of a field in a composite type, which no database sees.</summary>
    public static void BindComposite(ScalarField field, AttributeReader attribute)
    {
        if (attribute.TakeDefault("value") is not { } value)
        {
            return;
        }

        if (attribute.Take("map") is not null)
        {
            attribute.Error("The `map` argument is not allowed on a composite type field.");
        }

        new DefaultBinder(field, attribute).ReadComposite(value);
    }

    private DefaultValue? Read(Expression value, bool isNamed) => (_field.Type, value) switch
    {
        (_, FunctionExpression { Name: "dbgenerated" } function) => ReadDbGenerated(function.Arguments.Arguments),
        (CompositeFieldType composite, _) => Fail(
            $"Error validating field `{_field.Name}` in composite type `{composite.Type.Name}`: Defaults on fields of type composite are not supported. Please remove the `@default` attribute.", true),
        (UnsupportedType, _) => Fail("Only @default(dbgenerated(\"...\")) can be used for Unsupported types."),
        (EnumFieldType type, ArrayExpression list) when _field.Arity == Arity.List => ReadList(list, item => ReadEnumValue(item, type.Type)),
        (EnumFieldType, _) when _field.Arity == Arity.List => Fail($"Expected an enum value, but found `{value}`."),
        (EnumFieldType type, _) => ReadEnumValue(value, type.Type),
        (BuiltInType type, FunctionExpression function) => ReadFunction(function, type.Type, isNamed),
        (BuiltInType type, ArrayExpression list) when _field.Arity == Arity.List => ReadList(list, item => ReadLiteral(item, type.Type)),
        _ when _field.Arity == Arity.List => Fail("The default value of a list field must be a list."),
        (_, ArrayExpression) => Fail("The default value of a non-list field cannot be a list."),
        (BuiltInType type, _) => ReadLiteral(value, type.Type),
        _ => null,
    };

    private void ReadComposite(Expression value)
    {
        switch (_field.Type, value)
        {
            case (_, FunctionExpression { Name: "dbgenerated" }):
                _attribute.Error("Fields of composite types cannot have `dbgenerated()` as default.");
                break;
            case (UnsupportedType, _):
                _attribute.Error("Composite field of type `Unsupported` cannot have default values.");
                break;
            case (BuiltInType, FunctionExpression { Name: "autoincrement" or "auto" } function):
                _attribute.Error($"The function `{function.Name}()` is not supported on composite fields.");
                break;
            case (BuiltInType type, FunctionExpression { Name: "nanoid" } function):
                Fail(NotOfType(function, type.Type));
                break;
            case (BuiltInType, FunctionExpression function) when !IsFunction(function.Name):
                _attribute.Report(UnknownFunction(function), function.Span);
                break;
            default:
                Read(value, false);
                break;
        }
    }

    private DefaultFunction? ReadDbGenerated(Argument[] arguments)
    {
        const string SingleString = "`dbgenerated()` takes a single String argument";
        if (arguments.Length > 1)
        {
            _attribute.Error(SingleString);
        }

        switch (arguments is [var first, ..] ? first.Value : null)
        {
            case null:
                return new("dbgenerated");
            case StringExpression { Value: "" }:
                _attribute.Error("dbgenerated() takes either no argument, or a single nonempty string argument.");
                return null;
            case StringExpression text:
                return new("dbgenerated", text.Value);
            default:
                _attribute.Error(SingleString);
                return null;
        }
    }

    private DefaultFunction? ReadFunction(FunctionExpression function, ScalarType type, bool isNamed)
    {
        if (function.Name == "autoincrement" && isNamed)
        {
            Fail("Naming an autoincrement default value is not allowed.");
            return null;
        }

        // An unknown one is reported by the rules.
        if (!s_functions.TryGetValue(function.Name, out var known))
        {
            return new(function.Name);
        }

        var problem = known.Types.Contains(type) ? known.Check(function) : NotOfType(function, type);
        if (problem is not null)
        {
            Fail(problem);
            return null;
        }

        return new(function.Name, function.Arguments.Arguments is [{ Value: NumberExpression number }, ..] ? number.Text : null);
    }

    private static string NotOfType(FunctionExpression function, ScalarType type) => $"The function `{function.Name}()` cannot be used on fields of type `{type}`.";

    private static string? NoArguments(FunctionExpression function) =>
        function.Arguments.Arguments.Length == 0 ? null : $"The `{function.Name}` function does not take any argument. Consider changing this default to `{function.Name}()`.";

    private static string? OneNumber(FunctionExpression function, string range, Func<byte, bool> isAllowed)
    {
        var arguments = function.Arguments.Arguments;
        if (arguments.Length == 0)
        {
            return null;
        }

        if (arguments is not [{ Value: NumberExpression number }])
        {
            return $"`{function.Name}()` takes a single Int argument.";
        }

        return byte.TryParse(number.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && isAllowed(value)
            ? null
            : $"`{function.Name}()` takes either no argument, or a single integer argument {range}.";
    }

    private static DefaultList? ReadList(ArrayExpression list, Func<Expression, DefaultLiteral?> read)
    {
        var values = new List<DefaultLiteral>();
        foreach (var item in list.Items)
        {
            if (read(item) is not { } value)
            {
                return null;
            }

            values.Add(value);
        }

        return new(values);
    }

    private DefaultLiteral? ReadEnumValue(Expression value, EnumType type)
    {
        if (value is not ConstantExpression constant)
        {
            Fail($"Expected an enum value, but found `{value}`.");
            return null;
        }

        var member = type.FindValue(constant.Name);
        if (member is null)
        {
            Fail($"The defined default value `{constant.Name}` is not a valid value of the enum specified for the field.");
            return null;
        }

        return new(null, member.Name, member);
    }

    private DefaultLiteral? ReadLiteral(Expression value, ScalarType type)
    {
        switch (type, value)
        {
            case (ScalarType.String or ScalarType.Json or ScalarType.Bytes or ScalarType.DateTime or ScalarType.Decimal, StringExpression text):
                return new(type, text.Value);
            case (ScalarType.Int or ScalarType.BigInt or ScalarType.Float or ScalarType.Decimal, NumberExpression number):
                return new(type, number.Text);
            case (ScalarType.Boolean, ConstantExpression { Name: "true" or "false" } constant):
                return new(type, constant.Name);
            case (ScalarType.Boolean, ConstantExpression constant):
                _attribute.Error("A boolean literal must be `true` or `false`.", constant.Span);
                return null;
            default:
                Fail($"Expected a {type} value, but found `{value}`.");
                return null;
        }
    }

    private DefaultValue? Fail(string message, bool isWhole = false)
    {
        if (isWhole)
        {
            _attribute.Report(message, _attribute.Syntax.Span);
        }
        else
        {
            _attribute.Error(message);
        }

        return null;
    }
}
