using NetScript.Schema.Model;
using NetScript.Schema.Syntax;

namespace NetScript.Schema.Validation.Binding;

/// <summary>The condition of a partial index: <c>where: raw("…")</c> or <c>where: { field: value }</c>.</summary>
internal sealed class PredicateBinder
{
    private const string Values = "Expected true, false, null, a string, a number, or an object like { not: null }.";
    private const string OneKey = "Nested object in where clause must have exactly one key. Use `{ not: null }` or `{ not: \"value\" }`.";

    private readonly ModelType _model;
    private readonly AttributeReader _attribute;

    private PredicateBinder(ModelType model, AttributeReader attribute)
    {
        _model = model;
        _attribute = attribute;
    }

    public static IndexPredicate? Bind(ModelType model, AttributeReader attribute)
    {
        var binder = new PredicateBinder(model, attribute);
        return attribute.Take("where") switch
        {
            null => null,
            ObjectExpression conditions => binder.Conditions(conditions),
            var value => binder.Raw(value),
        };
    }

    private IndexPredicate? Raw(Expression value)
    {
        if (value is not FunctionExpression function)
        {
            _attribute.Coerce.Mismatch<string>(value, "function");
            return NeitherForm();
        }

        if (function.Name != "raw")
        {
            return NeitherForm();
        }

        if (_attribute.Coerce.String(function.Arguments.Arguments is [var argument, ..] ? argument.Value : null) is not { } sql)
        {
            return Fail("The `where` argument must be a raw() function with a string argument, e.g. `where: raw(\"status = 'active'\")`.");
        }

        return sql.Length == 0 ? Fail("The `where` argument cannot contain an empty string.") : new(sql, []);
    }

    private IndexPredicate? NeitherForm() =>
        Fail("The `where` argument must be either a raw() function call or an object literal, e.g. `where: raw(\"status = 'active'\")` or `where: { active: true }`.");

    private IndexPredicate? Conditions(ObjectExpression value)
    {
        if (value.Members.Count == 0)
        {
            return Fail("The `where` argument cannot be an empty object.");
        }

        var conditions = new List<IndexCondition>();
        foreach (var (name, expression) in value.Members)
        {
            if (Condition(name.Text, expression) is not { } condition)
            {
                return null;
            }

            conditions.Add(condition);
        }

        return new(null, conditions);
    }

    private IndexCondition? Condition(string name, Expression value)
    {
        switch (_model.FindField(name))
        {
            case RelationField:
                Fail($"Field '{name}' is a relation field. Only scalar fields can be used in the where clause.");
                return null;
            case ScalarField field when value is ObjectExpression nested:
                return Negation(field, nested);
            case ScalarField field:
                return Literal(field, value, false);
            case null when _model.HasUntypedField(name):
                Fail($"Field '{name}' is a relation field. Only scalar fields can be used in the where clause.");
                return null;
            default:
                Fail($"Field '{name}' does not exist in model '{_model.Name}'.");
                return null;
        }
    }

    private IndexCondition? Negation(ScalarField field, ObjectExpression nested)
    {
        if (nested.Members is not [var (name, value)])
        {
            Fail(OneKey);
            return null;
        }

        if (name.Text != "not")
        {
            Fail($"Unknown key '{name.Text}' in nested where clause object. Only 'not' is supported.");
            return null;
        }

        return Literal(field, value, true);
    }

    private IndexCondition? Literal(ScalarField field, Expression value, bool isNegated)
    {
        var scalar = field.Type.Scalar;
        switch (value)
        {
            case ConstantExpression { Name: "null" }:
                return new(field, isNegated, null);
            case ConstantExpression { Name: "true" or "false" } or StringExpression or NumberExpression when field.Type is UnsupportedType or CompositeFieldType:
                Fail($"Field '{field.Name}' is {(field.Type.IsUnsupported ? "an unsupported" : "a composite")} type and cannot be used in the object syntax of a where clause. Use raw() instead.");
                return null;
            case ConstantExpression { Name: "true" or "false" } constant:
                return scalar == ScalarType.Boolean ? Accept(constant.Name) : Mismatch("Boolean");
            case ConstantExpression constant:
                Fail($"Invalid value '{constant.Name}' in where clause. {Values}");
                return null;
            case StringExpression text:
                return scalar is null or ScalarType.String or ScalarType.DateTime ? Accept(text.Value) : Mismatch("a String");
            case NumberExpression number:
                return scalar is ScalarType.Int or ScalarType.BigInt or ScalarType.Float or ScalarType.Decimal ? Accept(number.Text) : Mismatch("a Number");
            default:
                Fail($"Invalid value in where clause. {Values}");
                return null;
        }

        IndexCondition Accept(string text) => new(field, isNegated, new(scalar, text, field.Type.Enum?.Values.FirstOrDefault(candidate => candidate.Name == text)));

        IndexCondition? Mismatch(string kind)
        {
            Fail(scalar is null
                ? $"Type mismatch: field '{field.Name}' is an Enum and only accepts String values in the where clause."
                : $"Type mismatch: field '{field.Name}' is of type {scalar}, but the value is {kind}.");
            return null;
        }
    }

    private IndexPredicate? Fail(string message)
    {
        _attribute.Error(message);
        return null;
    }
}
