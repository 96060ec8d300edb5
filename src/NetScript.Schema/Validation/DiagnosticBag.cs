using NetScript.Schema.Model;
using NetScript.Schema.Syntax;

namespace NetScript.Schema.Validation;

/// <summary>Diagnostics in the order in which they are found.</summary>
internal sealed class DiagnosticBag
{
    private bool _hasErrors;
    private int _checked;

    public List<SchemaDiagnostic> All { get; } = [];

    /// <summary>Whether there is an error. What was looked at before is not looked at again.</summary>
    public bool HasErrors
    {
        get
        {
            for (; !_hasErrors && _checked < All.Count; _checked++)
            {
                _hasErrors = All[_checked].IsError;
            }

            return _hasErrors;
        }
    }

    public void Error(string message, SourceFile file, TextSpan span) => All.Add(new(SchemaSeverity.Error, message, file, span));

    public void Error(string message, SchemaObject at, TextSpan span) => Error(message, at.File, span);

    public void Error(string message, SchemaObject at) => Error(message, at.File, at.Span);

    public void Warning(string message, SourceFile file, TextSpan span) => All.Add(new(SchemaSeverity.Warning, message, file, span));
}
