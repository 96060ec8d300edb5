using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Aspire.Hosting.Standin.Tests.PublicApi;

/// <summary>Writes the members of a type that others can see, each as C# declares it.</summary>
internal static class MemberSignatures
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static IEnumerable<string> Get(Type type)
    {
        var methods = type.GetMethods(Declared).Where(method => IsVisible(method) && !IsGenerated(method)).ToList();

        return methods.Where(method => !method.IsSpecialName).Select(Write)
            .Concat(methods.Where(method => method.Name == "op_Implicit").Select(method => $"static implicit operator {TypeNames.Get(method.ReturnParameter)}{WriteParameters(method)}"))
            .Concat(type.GetConstructors(Declared).Where(constructor => !constructor.IsStatic && IsVisible(constructor) && !IsCopy(constructor)).Select(constructor => $"{WriteAccess(constructor)}.ctor{WriteParameters(constructor)}"))
            .Concat(type.GetProperties(Declared).Where(property => !IsGenerated(property) && GetAccessors(property).Any(IsVisible)).Select(Write))
            .Concat(type.GetFields(Declared).Where(field => (field.IsPublic || field.IsFamily) && !field.IsSpecialName).Select(Write));
    }

    /// <summary>The parameters of a method, in parentheses.</summary>
    public static string WriteParameters(MethodBase method) =>
        $"({string.Join(", ", method.GetParameters().Select((parameter, index) => (index == 0 && method.IsDefined(typeof(ExtensionAttribute)) ? "this " : "") + Write(parameter)))})";

    public static string WriteConstraints(IEnumerable<Type> parameters) =>
        string.Concat(parameters.Select(parameter => (parameter.Name, Constraints: string.Join(", ", GetConstraints(parameter))))
            .Where(parameter => parameter.Constraints.Length > 0)
            .Select(parameter => $" where {parameter.Name} : {parameter.Constraints}"));

    private static string Write(MethodInfo method)
    {
        var generic = method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(argument => argument.Name))}>" : "";
        var constraints = method.IsGenericMethod ? WriteConstraints(method.GetGenericArguments()) : "";

        return $"{WriteAccess(method)}{WriteModifiers(method)}{TypeNames.Get(method.ReturnParameter)} {method.Name}{generic}{WriteParameters(method)}{constraints}";
    }

    private static string Write(PropertyInfo property)
    {
        var accessor = GetAccessors(property).First(IsVisible);
        var prefix = WriteAccess(accessor) + WriteModifiers(accessor) + (property.IsDefined(typeof(RequiredMemberAttribute)) ? "required " : "") + TypeNames.Get(property);
        if (property.GetIndexParameters() is { Length: > 0 } parameters)
        {
            return $"{prefix} this[{string.Join(", ", parameters.Select(Write))}]";
        }

        var set = property.SetMethod is { } setter && IsVisible(setter)
            ? setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)) ? "init; " : "set; "
            : "";

        return $"{prefix} {property.Name} {{ {(property.GetMethod is { } getter && IsVisible(getter) ? "get; " : "")}{set}}}";
    }

    private static string Write(FieldInfo field) =>
        $"{(field.IsLiteral ? "const " : field.IsStatic ? "static " : "")}{(field.IsInitOnly ? "readonly " : "")}{TypeNames.Get(field)} {field.Name}";

    private static string Write(ParameterInfo parameter)
    {
        var attributes = (parameter.GetCustomAttribute<NotNullWhenAttribute>() is { } notNull ? $"[NotNullWhen({(notNull.ReturnValue ? "true" : "false")})] " : "")
            + (parameter.GetCustomAttributes().Any(attribute => attribute.GetType().Name == "ResourceNameAttribute") ? "[ResourceName] " : "")
            + (parameter.GetCustomAttributes().Any(attribute => attribute.GetType().Name == "EndpointNameAttribute") ? "[EndpointName] " : "");
        var modifier = parameter.IsOut ? "out " : parameter.IsIn ? "in " : parameter.ParameterType.IsByRef ? "ref " : parameter.IsDefined(typeof(ParamArrayAttribute)) ? "params " : "";

        return $"{attributes}{modifier}{TypeNames.Get(parameter)} {parameter.Name}{(parameter.HasDefaultValue ? $" = {WriteDefault(parameter)}" : "")}";
    }

    private static string WriteDefault(ParameterInfo parameter)
    {
        var type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;

        return parameter.RawDefaultValue switch
        {
            null => "default",
            bool value => value ? "true" : "false",
            string value => $"\"{value}\"",
            var value when type.IsEnum => string.Join(" | ", Enum.ToObject(type, value).ToString()!.Split(", ")),
            var value => value.ToString()!,
        };
    }

    private static IEnumerable<string> GetConstraints(Type parameter)
    {
        var attributes = parameter.GenericParameterAttributes;
        if (attributes.HasFlag(GenericParameterAttributes.ReferenceTypeConstraint))
        {
            yield return "class";
        }

        foreach (var constraint in parameter.GetGenericParameterConstraints())
        {
            yield return TypeNames.Get(constraint);
        }

        if (parameter.GetGenericParameterConstraints().Length == 0 && IsNotNull(parameter))
        {
            yield return "notnull";
        }

        if (attributes.HasFlag(GenericParameterAttributes.DefaultConstructorConstraint))
        {
            yield return "new()";
        }
    }

    /// <summary>The compiler notes the annotation of a type parameter on it, or once for everything in its type.</summary>
    private static bool IsNotNull(Type parameter) =>
        !parameter.GenericParameterAttributes.HasFlag(GenericParameterAttributes.ReferenceTypeConstraint)
        && (parameter.GetCustomAttribute<NullableAttribute>()?.NullableFlags[0]
            ?? parameter.DeclaringMethod?.GetCustomAttribute<NullableContextAttribute>()?.Flag
            ?? parameter.DeclaringType?.GetCustomAttribute<NullableContextAttribute>()?.Flag) == 1;

    private static string WriteAccess(MethodBase method) => method.IsFamily || method.IsFamilyOrAssembly ? "protected " : "";

    private static string WriteModifiers(MethodInfo method) => method switch
    {
        { IsStatic: true } => "static ",
        { DeclaringType.IsInterface: true } or { IsVirtual: false } => "",
        { IsAbstract: true } => "abstract ",
        _ when method.GetBaseDefinition() != method => method.IsFinal ? "sealed override " : "override ",
        { IsFinal: true } => "",
        _ => "virtual ",
    };

    private static IEnumerable<MethodInfo> GetAccessors(PropertyInfo property) => property.GetAccessors(nonPublic: true).OrderByDescending(accessor => accessor == property.GetMethod);

    private static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    /// <summary>What the compiler adds to records that others can derive from.</summary>
    private static bool IsCopy(ConstructorInfo constructor) =>
        constructor.DeclaringType!.GetMethod("<Clone>$") is not null && constructor.GetParameters() is [{ } original] && original.ParameterType == constructor.DeclaringType;

    /// <summary>What the compiler adds to records.</summary>
    private static bool IsGenerated(MemberInfo member) =>
        member.IsDefined(typeof(CompilerGeneratedAttribute)) || member is PropertyInfo { Name: "EqualityContract" };
}
