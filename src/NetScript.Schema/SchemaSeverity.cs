namespace NetScript.Schema;

/// <summary>How bad a diagnostic is.</summary>
public enum SchemaSeverity
{
    /// <summary>The schema can be used.</summary>
    Warning,

    /// <summary>The schema cannot be used.</summary>
    Error,
}
