using NetScript.Schema;

namespace NetScript.Cli.Reports;

/// <summary>What is wrong with a schema.</summary>
/// <param name="Code">Prisma's code.</param>
/// <param name="Severity"><c>error</c> or <c>warning</c>.</param>
/// <param name="Message">In Prisma's words.</param>
/// <param name="File">The file.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column, from 1.</param>
/// <param name="Start">Where it begins, from 0.</param>
/// <param name="End">Where it ends.</param>
internal sealed record DiagnosticItem(string Code, string Severity, string Message, string File, int Line, int Column, int Start, int End)
{
    public static DiagnosticItem Of(SchemaDiagnostic diagnostic) => new(
        diagnostic.Code,
        diagnostic.IsError ? "error" : "warning",
        diagnostic.Message,
        diagnostic.File.Path,
        diagnostic.Line,
        diagnostic.Column,
        diagnostic.Span.Start,
        diagnostic.Span.End);
}
