namespace NetScript.Migrations.Scripts;

/// <summary>A statement of a script.</summary>
/// <param name="Number">Its number in the script, from 1.</param>
/// <param name="Script">The script's text.</param>
/// <param name="Start">Where its first word is in that.</param>
/// <param name="End">Where it ends, exclusively.</param>
/// <param name="Head">Its first words, see <see cref="SqlDialect"/>.</param>
internal sealed record SqlStatement(int Number, string Script, int Start, int End, string Head)
{
    /// <summary>Its text, without comments around it and without the separator.</summary>
    public string Text => field ??= Span.ToString();

    /// <summary>Its text, where that is.</summary>
    public ReadOnlySpan<char> Span => Script.AsSpan(Start, End - Start);
}
