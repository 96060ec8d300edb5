using System.Globalization;
using System.Text;

namespace NetScript.Schema;

/// <summary>Shows diagnostics as Prisma's command line does: the message, the file and the line, and the lines themselves.</summary>
public static class SchemaRenderer
{
    private const string Margin = "   | ";

    /// <summary>The code, all errors and their number; empty if there is no error.</summary>
    public static string RenderErrors(IEnumerable<SchemaDiagnostic> diagnostics)
    {
        var errors = diagnostics.Where(diagnostic => diagnostic.IsError).ToList();
        if (errors.Count == 0)
        {
            return "";
        }

        var text = new StringBuilder();
        text.Append(errors[0].Code).Append('\n');
        errors.ForEach(error => Render(error, text));
        return text.Append(CultureInfo.InvariantCulture, $"\nValidation Error Count: {errors.Count}\n").ToString();
    }

    /// <summary>One diagnostic.</summary>
    public static string Render(SchemaDiagnostic diagnostic)
    {
        var text = new StringBuilder();
        Render(diagnostic, text);
        return text.ToString();
    }

    private static void Render(SchemaDiagnostic diagnostic, StringBuilder text)
    {
        var (file, span) = (diagnostic.File, diagnostic.Span);
        var (first, column) = file.Locate(span.Start);
        var last = file.Locate(span.End).Line;
        text.Append(CultureInfo.InvariantCulture, $"{(diagnostic.IsError ? "error" : "warning")}: {diagnostic.Message}\n  -->  {file.Path}:{first}\n{Margin}\n");
        AppendLine(text, first - 1, file.Line(first - 1));
        AppendLine(text, first, file.Line(first));
        if (span.Length == 0 || column > file.Line(first)!.Length)
        {
            text.Append(Margin).Append(' ', column - 1).Append("^ Unexpected token.\n");
        }

        for (var line = first + 1; line <= last; line++)
        {
            AppendLine(text, line, file.Line(line));
        }

        text.Append(Margin).Append('\n');
    }

    private static void AppendLine(StringBuilder text, int number, string? line) =>
        text.Append(line is null ? Margin : string.Create(CultureInfo.InvariantCulture, $"{number,2} | {line}")).Append('\n');
}
