namespace NetScript.Cli.Reports;

/// <summary>A file of a schema.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Text">What is in it.</param>
internal sealed record PulledFile(string Path, string Text);
