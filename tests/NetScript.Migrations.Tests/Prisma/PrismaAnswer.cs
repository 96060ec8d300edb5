using System.Text.Json;

namespace NetScript.Migrations.Tests.Prisma;

/// <summary>What Prisma's engine answers to a command.</summary>
/// <param name="Result">What it returned; undefined where it failed.</param>
/// <param name="Code">Prisma's code of the error, if it has one.</param>
/// <param name="Error">The error's message; <see langword="null"/> where it succeeded.</param>
public sealed record PrismaAnswer(JsonElement Result, string? Code, string? Error)
{
    public static IReadOnlyList<PrismaAnswer> Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        return [.. document.RootElement.EnumerateArray().Select(answer => answer.TryGetProperty("error", out var error)
            ? new PrismaAnswer(default, error.GetProperty("code").GetString(), error.GetProperty("message").GetString())
            : new PrismaAnswer(answer.GetProperty("result").Clone(), null, null))];
    }

    /// <summary>The names in a property of the result.</summary>
    public IReadOnlyList<string> Names(string property) => [.. Value.GetProperty(property).EnumerateArray().Select(name => name.GetString()!)];

    /// <summary>The result, where it must be one.</summary>
    public JsonElement Value => Error is null ? Result : throw new InvalidOperationException($"Prisma failed: {Code} {Error}");
}
