using System.Globalization;

namespace NetScript.Schema.Model;

/// <summary>A type of the database.</summary>
/// <param name="Name">Prisma's name of it, as behind <c>@db.</c>.</param>
/// <param name="Arguments">What is in its parentheses.</param>
public sealed record NativeType(string Name, IReadOnlyList<string> Arguments)
{
    /// <summary>A type with arguments.</summary>
    public static NativeType Of(string name, params string[] arguments) => new(name, arguments);

    /// <summary>The arguments where all are numbers.</summary>
    internal uint[] Numbers => Arguments.All(argument => argument.Length > 0 && char.IsAsciiDigit(argument[0])) ? [.. Arguments.Select(argument => uint.Parse(argument, CultureInfo.InvariantCulture))] : [];

    /// <inheritdoc/>
    public bool Equals(NativeType? other) => other is not null && Name == other.Name && Arguments.SequenceEqual(other.Arguments);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name, Arguments.Count);

    /// <summary>As behind <c>@db.</c>.</summary>
    public override string ToString() => Arguments.Count == 0 ? Name : $"{Name}({string.Join(',', Arguments)})";
}
