using System.Text;
using NetScript.Schema.Diff;

namespace NetScript.Schema.Sql;

/// <summary>The script of a diff.</summary>
internal static class SqlScript
{
    private const string Empty = "-- This is an empty migration.";

    public static string Write(DatabaseDiff diff, IReadOnlyList<string> warnings)
    {
        if (diff.IsEmpty)
        {
            return Empty;
        }

        var writer = diff.After.Provider.Database.Writer;
        var script = new StringBuilder();
        if (warnings.Count > 0)
        {
            script.Append("/*\n  Warnings:\n\n");
            warnings.ToList().ForEach(warning => script.Append("  - ").Append(warning).Append('\n'));
            script.Append("\n*/\n");
        }

        script.Append(writer.Beginning);
        var separator = "";
        foreach (var step in diff.Steps)
        {
            var statements = writer.Write(step, diff).ToList();
            if (statements.Count == 0)
            {
                continue;
            }

            script.Append(separator).Append("-- ").Append(step.Kind).Append('\n');
            statements.ForEach(statement => script.Append(statement).Append(";\n"));
            separator = "\n";
        }

        return script.Append(writer.End).ToString();
    }
}
