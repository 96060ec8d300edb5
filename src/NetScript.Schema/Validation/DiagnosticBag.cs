using NetScript.Schema.Model;
using NetScript.Schema.Syntax;

namespace NetScript.Schema.Validation;

/// <summary>Diagnostics in the order in which they are found.</summary>
internal sealed class DiagnosticBag
{
    public List<SchemaDiagnostic> All { get; } = [];

    public bool HasErrors => All.Any(diagnostic => diagnostic.IsError);

    public void Error(string message, SourceFile file, TextSpan span) => All.Add(new(SchemaSeverity.Error, message, file, span));

    public void Error(string message, SchemaObject at, TextSpan span) => Error(message, at.File, span);

    public void Error(string message, SchemaObject at) => Error(message, at.File, at.Span);

    public void Warning(string message, SourceFile file, TextSpan span) => All.Add(new(SchemaSeverity.Warning, message, file, span));
}
