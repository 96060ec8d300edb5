using System.Text;
using NetScript.Schema.Syntax;

namespace NetScript.Schema.Introspection;

/// <summary>Pieces of the schema language. The formatter aligns them.</summary>
internal static class PslText
{
    /// <summary>The literal of a string.</summary>
    public static string Quote(string value)
    {
        var text = new StringBuilder();
        StringLiteral.Write(text, value);
        return text.ToString();
    }

    /// <summary>A name with arguments, of which those that are <see langword="null"/> are left out; without any, the name alone.</summary>
    public static string Call(string name, params IEnumerable<string?> arguments)
    {
        var given = string.Join(", ", arguments.OfType<string>());
        return given.Length == 0 ? name : $"{name}({given})";
    }

    /// <summary>A named argument that is a string; <see langword="null"/> if there is no value.</summary>
    public static string? Named(string name, string? value) => value is null ? null : $"{name}: {Quote(value)}";

    /// <summary>Comments that document what follows.</summary>
    public static IEnumerable<string> Documentation(string? text) => text is null ? [] : text.Split('\n').Select(line => line.Length == 0 ? "///" : $"/// {line}");
}
