using NetScript.Schema.Syntax;

namespace NetScript.Schema;

/// <summary>What is wrong with a schema, and where.</summary>
/// <param name="Severity">Whether the schema can be used.</param>
/// <param name="Message">In Prisma's words where Prisma has them.</param>
/// <param name="File">The file.</param>
/// <param name="Span">The part of the file, in UTF-16 code units as Prisma's tools report it.</param>
public sealed record SchemaDiagnostic(SchemaSeverity Severity, string Message, SourceFile File, TextSpan Span)
{
    /// <summary>Prisma's code of an invalid schema.</summary>
    public const string SchemaInvalid = "P1012";

    /// <summary>Prisma's code of it.</summary>
    public string Code { get; init; } = SchemaInvalid;

    /// <summary>Whether it is an error.</summary>
    public bool IsError => Severity == SchemaSeverity.Error;

    /// <summary>The line of the start, from 1.</summary>
    public int Line => File.Locate(Span.Start).Line;

    /// <summary>The column of the start, from 1, in UTF-16 code units.</summary>
    public int Column => File.Locate(Span.Start).Column;

    /// <inheritdoc/>
    public override string ToString() => $"{File.Path}:{Line}:{Column} {Message}";
}
