namespace NetScript.Configuration.Reading;

/// <summary>What two databases may not have in common.</summary>
internal static class Conflicts
{
    public static void Check(IReadOnlyList<DatabaseDefinition> databases, Findings findings)
    {
        var containers = databases.Where(database => !database.Engine.IsFile && database.Mode == DatabaseMode.Container).ToList();
        var files = databases.Where(database => database.Engine.IsFile && HasFile(database)).ToList();
        var paths = OperatingSystem.IsWindows() || OperatingSystem.IsMacOS() ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal;

        Report(databases.SelectMany(database => ResourceNames.Of(database).Select(name => (database, name))), StringComparer.OrdinalIgnoreCase,
            name => $"need a resource of the same name '{name}'; rename all but one");
        Report(containers.Where(database => database.DataPath is not null).Select(database => (database, Path.TrimEndingDirectorySeparator(database.DataPath!))), paths,
            path => $"would destroy each other's data in '{path}'; give each a DataPath of its own");
        Report(files.Select(database => (database, database.DatabaseFile)), paths,
            path => $"would be the same file '{path}'; give each a DatabaseName or a DataPath of its own");
        Report(containers.Where(database => database.Port is not null).Select(database => (database, database.Port!.Value)), EqualityComparer<int>.Default,
            port => $"want the same port {port}; give each a Port of its own, or none");

        void Report<T>(IEnumerable<(DatabaseDefinition Database, T Value)> uses, IEqualityComparer<T> comparer, Func<T, string> fault)
        {
            foreach (var group in uses.GroupBy(use => use.Value, comparer).Where(group => group.Count() > 1))
            {
                findings.Problem($"{string.Join(" and ", group.Select(use => use.Database.ConfigurationPath))} {fault(group.Key)}.");
            }
        }
    }

    // A wrong connection string has been reported already.
    private static bool HasFile(DatabaseDefinition database)
    {
        try
        {
            return database.DatabaseFile.Length > 0;
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
