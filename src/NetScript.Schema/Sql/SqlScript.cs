using NetScript.Schema.Diff;

namespace NetScript.Schema.Sql;

/// <summary>The script of a diff.</summary>
internal static class SqlScript
{
    private const string Empty = "-- This is an empty migration.";

    /// <summary>The parts of it: together they may be long.</summary>
    public static IReadOnlyList<string> Write(DatabaseDiff diff, IReadOnlyList<string> warnings)
    {
        if (diff.IsEmpty)
        {
            return [Empty];
        }

        var writer = diff.After.Provider.Database.Writer;
        List<string> script = warnings.Count > 0 ? ["/*\n  Warnings:\n\n", .. warnings.Select(warning => $"  - {warning}\n"), "\n*/\n"] : [];
        script.Add(writer.Beginning);
        var separator = "";
        var statements = new List<string>();
        foreach (var step in diff.Steps)
        {
            statements.Clear();
            writer.Write(step, diff, statements);
            if (statements.Count > 0)
            {
                script.Add(separator);
                script.Add("-- ");
                script.Add(step.Kind.ToString());
                script.Add("\n");
                separator = "\n";
            }

            foreach (var statement in statements)
            {
                script.Add(statement);
                script.Add(";\n");
            }
        }

        if (writer.End.Length > 0)
        {
            script.Add(writer.End);
        }

        return script;
    }
}
