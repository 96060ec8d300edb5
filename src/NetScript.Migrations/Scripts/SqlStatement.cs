namespace NetScript.Migrations.Scripts;

/// <summary>A statement of a script.</summary>
/// <param name="Number">Its number in the script, from 1.</param>
/// <param name="Start">Where its first word is in the script's text.</param>
/// <param name="Text">Its text, without comments around it and without the separator.</param>
/// <param name="Head">Its first words, see <see cref="SqlDialect"/>.</param>
internal sealed record SqlStatement(int Number, int Start, string Text, string Head);
