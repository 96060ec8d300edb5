using System.Globalization;
using NetScript.Schema.Syntax;

namespace NetScript.Schema.Validation.Binding;

/// <summary>Takes a value for what it has to be, or reports that it is not.</summary>
internal readonly struct Coercion(SourceFile file, DiagnosticBag diagnostics)
{
    public string? Constant(Expression? value, string expected = "constant") => value is ConstantExpression constant ? constant.Name : Mismatch<string>(value, expected);

    public string? String(Expression? value, string expected = "string") => value is StringExpression text ? text.Value : Mismatch<string>(value, expected);

    public bool? Boolean(Expression? value) => value switch
    {
        ConstantExpression { Name: "true" } => true,
        ConstantExpression { Name: "false" } => false,
        _ => MismatchValue<bool>(value, "boolean"),
    };

    public long? Integer(Expression? value) =>
        value is NumberExpression number && long.TryParse(number.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var integer) ? integer : MismatchValue<long>(value, "numeric");

    /// <summary>The values of an array, or the one value that is no array. All that are wrong are reported.</summary>
    public static List<T>? Array<T>(Expression value, Func<Expression, T?> coerce)
        where T : class => Array(value, coerce, static (item, coerce) => coerce(item));

    /// <summary>The same, with a state for what takes the values.</summary>
    public static List<T>? Array<T, TState>(Expression value, TState state, Func<Expression, TState, T?> coerce)
        where T : class
    {
        if (value is not ArrayExpression array)
        {
            return coerce(value, state) is { } single ? [single] : null;
        }

        var results = new List<T>(array.Items.Count);
        foreach (var item in array.Items)
        {
            if (coerce(item, state) is { } result)
            {
                results.Add(result);
            }
        }

        return results.Count == array.Items.Count ? results : null;
    }

    public T? Mismatch<T>(Expression? value, string expected)
        where T : class
    {
        Report(value, expected);
        return null;
    }

    private T? MismatchValue<T>(Expression? value, string expected)
        where T : struct
    {
        Report(value, expected);
        return null;
    }

    private void Report(Expression? value, string expected)
    {
        if (value is not null)
        {
            diagnostics.Error($"Expected a {expected} value, but received {value.Kind} value `{value}`.", file, value.Span);
        }
    }
}
