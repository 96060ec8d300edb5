using NetScript.Schema.Syntax;

namespace NetScript.Schema.Validation.Binding;

/// <summary>The arguments of an attribute. Rules take those that they know; what is left at the end is reported.</summary>
internal sealed class AttributeReader
{
    // A name of no argument: the one without a name.
    private const string Unnamed = "";

    // More arguments are found by a table.
    private const int Few = 8;

    private readonly SourceFile _file;
    private readonly DiagnosticBag _diagnostics;

    // Null where it was taken.
    private Argument?[] _left = [];

    private AttributeReader(AttributeItem syntax, SourceFile file, DiagnosticBag diagnostics)
    {
        Syntax = syntax;
        _file = file;
        _diagnostics = diagnostics;
    }

    public AttributeItem Syntax { get; }

    public Coercion Coerce => new(_file, _diagnostics);

    /// <summary>Begins to read. Returns <see langword="null"/> where an argument has no value.</summary>
    public static AttributeReader? Open(AttributeItem syntax, SourceFile file, DiagnosticBag diagnostics)
    {
        var reader = new AttributeReader(syntax, file, diagnostics);
        if (!syntax.Arguments.IsComplete && !reader.CheckLists())
        {
            return null;
        }

        reader.Index();
        return reader;
    }

    public Expression? Take(string name)
    {
        var place = Find(name);
        if (place < 0)
        {
            return null;
        }

        var value = _left[place]!.Value;
        _left[place] = null;
        return value;
    }

    /// <summary>The argument with the name, or else the one without a name. Reports if there is none, or if both are there.</summary>
    public Expression? TakeDefault(string name, bool report = true)
    {
        var named = Find(name) is >= 0 and var place ? _left[place] : null;
        var value = Take(name);
        var unnamed = Take(Unnamed);
        if ((value is null) != (unnamed is null))
        {
            return value ?? unnamed;
        }

        if (report && value is null)
        {
            _diagnostics.Error($"Argument \"{name}\" is missing.", _file, Syntax.Span);
        }
        else if (report)
        {
            _diagnostics.Error($"Argument \"{name}\" is already specified as unnamed argument.", _file, named!.Span);
        }

        return null;
    }

    /// <summary>A name, which may not be empty.</summary>
    public string? TakeName(string argument)
    {
        var name = Coerce.String(Take(argument));
        if (name is { Length: 0 })
        {
            Error($"The `{argument}` argument cannot be an empty string.");
            return null;
        }

        return name;
    }

    public void Error(string message) => Error(message, Syntax.Span);

    public void Error(string message, TextSpan span) => _diagnostics.Error($"Error parsing attribute \"@{Syntax.Name}\": {message}", _file, span);

    /// <summary>An error with a text of its own.</summary>
    public void Report(string message, TextSpan span) => _diagnostics.Error(message, _file, span);

    public void ReportUnknown()
    {
        foreach (var argument in _left)
        {
            if (argument is not null)
            {
                _diagnostics.Error("No such argument.", _file, argument.Span);
            }
        }
    }

    /// <summary>Whether all arguments have values, those of the functions among them as well.</summary>
    private bool CheckLists()
    {
        var isUsable = CheckList(Syntax.Arguments);
        foreach (var argument in Syntax.Arguments.Arguments)
        {
            if (argument.Value is FunctionExpression function)
            {
                isUsable &= CheckList(function.Arguments);
            }
        }

        return isUsable;
    }

    private bool CheckList(ArgumentList list)
    {
        var isUsable = list.Arguments.Length == list.All.Length;
        if (!isUsable)
        {
            ReportMissing(list, "@");
        }

        foreach (var argument in list.Arguments)
        {
            if (argument.Value is not ArrayExpression array)
            {
                continue;
            }

            foreach (var item in array.Items)
            {
                if (item is FunctionExpression function)
                {
                    ReportMissing(function.Arguments, "@@");
                }
            }
        }

        if (list.TrailingComma is { } comma)
        {
            Error("Trailing commas are not valid in attribute arguments, please remove the comma.", comma);
        }

        return isUsable;
    }

    private void ReportMissing(ArgumentList list, string prefix)
    {
        foreach (var argument in list.All)
        {
            if (argument is { Value: null, Name: { } name })
            {
                _diagnostics.Error($"Error parsing attribute \"{prefix}{Syntax.Name}\": The `{name.Text}` argument is missing a value.", _file, name.Span);
            }
        }
    }

    private void Index()
    {
        var arguments = Syntax.Arguments.Arguments;
        if (arguments.Length == 0)
        {
            return;
        }

        _left = new Argument?[arguments.Length];
        var count = 0;
        var places = arguments.Length > Few ? new Dictionary<string, int>(StringComparer.Ordinal) : null;
        List<string>? unnamed = null;
        for (var index = 0; index < arguments.Length; index++)
        {
            var argument = arguments[index];
            var name = NameOf(argument);
            var place = places is null ? Find(name) : places.GetValueOrDefault(name, -1);
            if (place < 0)
            {
                places?.Add(name, count);
                _left[count++] = argument;
                continue;
            }

            if (argument.Name is not null)
            {
                _diagnostics.Error($"Argument \"{name}\" is already specified.", _file, argument.Span);
            }
            else
            {
                (unnamed ??= [_left[place]!.Value!.ToString()]).Add(argument.Value!.ToString());
            }

            _left[place] = argument;
        }

        if (unnamed is not null)
        {
            Error($"You provided multiple unnamed arguments. This is not possible. Did you forget the brackets? Did you mean `[{string.Join(", ", unnamed)}]`?");
        }
    }

    private int Find(string name)
    {
        for (var place = 0; place < _left.Length; place++)
        {
            if (_left[place] is { } argument && NameOf(argument) == name)
            {
                return place;
            }
        }

        return -1;
    }

    private static string NameOf(Argument argument) => argument.Name?.Text ?? Unnamed;
}
