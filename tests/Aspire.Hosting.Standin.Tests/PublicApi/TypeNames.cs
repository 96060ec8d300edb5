using System.Reflection;
using System.Runtime.CompilerServices;

namespace Aspire.Hosting.Standin.Tests.PublicApi;

/// <summary>Writes types as C# does, without their namespaces.</summary>
internal static class TypeNames
{
    private static readonly NullabilityInfoContext s_nullability = new();

    private static readonly Dictionary<Type, string> s_keywords = new()
    {
        [typeof(void)] = "void",
        [typeof(object)] = "object",
        [typeof(string)] = "string",
        [typeof(bool)] = "bool",
        [typeof(char)] = "char",
        [typeof(int)] = "int",
        [typeof(long)] = "long",
        [typeof(double)] = "double",
    };

    public static string Get(ParameterInfo parameter) => Get(parameter.ParameterType, Synchronized(() => s_nullability.Create(parameter)), GetTupleNames(parameter));

    public static string Get(PropertyInfo property) => Get(property.PropertyType, Synchronized(() => s_nullability.Create(property)), GetTupleNames(property));

    public static string Get(FieldInfo field) => Get(field.FieldType, Synchronized(() => s_nullability.Create(field)), GetTupleNames(field));

    /// <summary>A type that is not annotated, such as a base type.</summary>
    public static string Get(Type type) => Get(type, nullability: null, new Queue<string?>());

    /// <summary>The name of a type itself, for example <c>IResourceBuilder&lt;T&gt;</c>, with the types that it is nested in.</summary>
    public static string GetDeclared(Type type)
    {
        var name = GetSimple(type) + (type.IsGenericTypeDefinition ? $"<{string.Join(", ", type.GetGenericArguments().Select(argument => argument.Name))}>" : "");

        return type.DeclaringType is { } outer ? $"{GetDeclared(outer)}.{name}" : name;
    }

    private static string Get(Type type, NullabilityInfo? nullability, Queue<string?> tupleNames)
    {
        if (type.IsByRef)
        {
            return Get(type.GetElementType()!, nullability?.ElementType ?? nullability, tupleNames);
        }

        if (Nullable.GetUnderlyingType(type) is { } underlying)
        {
            return Get(underlying, nullability: null, tupleNames) + "?";
        }

        // What stands for a type parameter without constraints may be null whether it is annotated or not.
        var isOpen = type.IsGenericParameter && type.GetGenericParameterConstraints().Length == 0;
        var suffix = nullability?.ReadState == NullabilityState.Nullable && !type.IsValueType && !isOpen ? "?" : "";
        if (type.IsArray)
        {
            return $"{Get(type.GetElementType()!, nullability?.ElementType, tupleNames)}[]{suffix}";
        }

        if (!type.IsGenericType)
        {
            return s_keywords.GetValueOrDefault(type, type.Name) + suffix;
        }

        var isTuple = type.FullName?.StartsWith("System.ValueTuple`", StringComparison.Ordinal) == true;
        var names = isTuple ? type.GetGenericArguments().Select(_ => tupleNames.TryDequeue(out var name) ? $" {name}" : "").ToList() : [];
        var arguments = type.GetGenericArguments()
            .Select((argument, index) => Get(argument, nullability?.GenericTypeArguments.ElementAtOrDefault(index), tupleNames) + names.ElementAtOrDefault(index));

        return isTuple ? $"({string.Join(", ", arguments)})" : $"{GetSimple(type)}<{string.Join(", ", arguments)}>{suffix}";
    }

    private static string GetSimple(Type type) => type.Name.Split('`')[0];

    private static Queue<string?> GetTupleNames(ICustomAttributeProvider provider) =>
        new(provider.GetCustomAttributes(typeof(TupleElementNamesAttribute), inherit: false).Cast<TupleElementNamesAttribute>().SelectMany(attribute => attribute.TransformNames));

    /// <summary>The context keeps what it has read, and is not made for several threads.</summary>
    private static NullabilityInfo Synchronized(Func<NullabilityInfo> read)
    {
        lock (s_nullability)
        {
            return read();
        }
    }
}
