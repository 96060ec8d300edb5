using System.Reflection;
using System.Runtime.CompilerServices;

namespace Aspire.Hosting.Standin.Tests.PublicApi;

/// <summary>A type as others see it.</summary>
/// <param name="Key">Its namespace and name.</param>
/// <param name="Declaration">Its kind, name and constraints.</param>
/// <param name="Bases">Its base type and the interfaces that do not follow from others.</param>
/// <param name="AllInterfaces">Every interface that it implements.</param>
/// <param name="Members">Its members.</param>
internal sealed record TypeSignature(string Key, string Declaration, IReadOnlySet<string> Bases, IReadOnlySet<string> AllInterfaces, IReadOnlyList<string> Members)
{
    /// <summary>Whether somebody wrote the type: neither the compiler nor a code generator did.</summary>
    public static bool IsDeclared(Type type) =>
        type.Namespace?.StartsWith("Aspire", StringComparison.Ordinal) == true && type.FullName?.Contains('$', StringComparison.Ordinal) == false;

    public static TypeSignature Create(Type type)
    {
        var name = TypeNames.GetDeclared(type);
        var isRecord = type.GetMethod("<Clone>$") is not null;
        var interfaces = type.GetInterfaces().Where(candidate => candidate.IsPublic && !IsGeneratedFor(candidate, type, isRecord)).ToList();
        var direct = interfaces.Where(candidate =>
            type.BaseType?.GetInterfaces().Contains(candidate) != true
            && !interfaces.Any(other => other != candidate && other.GetInterfaces().Contains(candidate)));
        var bases = direct.Select(TypeNames.Get);
        if (type.BaseType is { } parent && type.IsClass && parent != typeof(object))
        {
            bases = bases.Append(TypeNames.Get(parent));
        }

        return new TypeSignature(
            $"{type.Namespace}.{name}",
            type.IsEnum ? WriteEnum(type, name) : $"{WriteKind(type, isRecord)} {WriteName(type, name)}{MemberSignatures.WriteConstraints(type.GetGenericArguments())}",
            bases.ToHashSet(),
            interfaces.Select(TypeNames.Get).ToHashSet(),
            type.IsEnum ? [] : [.. MemberSignatures.Get(type)]);
    }

    private static string WriteEnum(Type type, string name) =>
        $"enum {name} {{ {string.Join(", ", Enum.GetNames(type).Select(member => $"{member} = {Convert.ToInt64(Enum.Parse(type, member), System.Globalization.CultureInfo.InvariantCulture)}"))} }}";

    private static string WriteKind(Type type, bool isRecord) => type switch
    {
        { IsInterface: true } => "interface",
        { IsValueType: true } => (type.IsDefined(typeof(IsReadOnlyAttribute)) ? "readonly " : "") + (type.IsByRefLike ? "ref struct" : IsRecordStruct(type) ? "record struct" : "struct"),
        { IsAbstract: true, IsSealed: true } => "static class",
        _ => (type.IsAbstract ? "abstract " : type.IsSealed ? "sealed " : "") + (isRecord ? "record" : "class"),
    };

    private static string WriteName(Type type, string name) =>
        type.GetGenericArguments().Any(argument => argument.GenericParameterAttributes.HasFlag(GenericParameterAttributes.Covariant))
            ? name.Replace("<", "<out ", StringComparison.Ordinal)
            : name;

    private static bool IsRecordStruct(Type type) => type.GetMethod("PrintMembers", BindingFlags.NonPublic | BindingFlags.Instance) is not null;

    private static bool IsGeneratedFor(Type candidate, Type type, bool isRecord) =>
        (isRecord || IsRecordStruct(type)) && candidate.IsGenericType && candidate.GetGenericTypeDefinition() == typeof(IEquatable<>) && candidate.GetGenericArguments()[0] == type;
}
