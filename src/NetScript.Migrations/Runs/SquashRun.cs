using System.Text;
using NetScript.Migrations.Engines;
using NetScript.Migrations.Scripts;

namespace NetScript.Migrations.Runs;

/// <summary>Replaces a run of the application's migrations by one.</summary>
internal sealed class SquashRun(MigrationTarget target, MigrationCatalog catalog, SquashOptions options)
{
    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false);

    public async Task<HistoryOutcome> ExecuteAsync(CancellationToken cancellationToken)
    {
        var run = new Run(target, "squash");
        IReadOnlyList<Migration> replaced = [];
        var failure = await run.ExecuteAsync(async (engine, _) =>
        {
            var selected = Select();
            var replacement = Build(selected, engine.Dialect);
            var hidden = WriteHidden(replacement);
            await RecordAsync(engine, replacement, hidden, cancellationToken).ConfigureAwait(false);
            Replace(selected, hidden, Path.GetDirectoryName(replacement.FilePath)!);
            replaced = selected;
        }).ConfigureAwait(false);
        return new HistoryOutcome { Migrations = [.. replaced.Select(migration => migration.DisplayName)], Duration = run.Duration, Failure = failure };
    }

    private async Task RecordAsync(IMigrationEngine engine, Migration replacement, string hidden, CancellationToken cancellationToken)
    {
        try
        {
            await new HistoryRun(target, catalog, "squash").ReplaceAsync(engine, replacement, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            Directory.Delete(hidden, recursive: true);
            throw;
        }
    }

    private List<Migration> Select()
    {
        var own = catalog.Migrations.Where(migration => migration.Plugin is null).ToList();
        var from = options.From is null ? 0 : Find(own, options.From);
        var to = options.To is null ? own.Count - 1 : Find(own, options.To);
        return to - from >= 1
            ? own[from..(to + 1)]
            : throw MigrationFailedException.Of("NS1007", $"There have to be at least two migrations to replace; from {Name(own, from)} to {Name(own, to)} there are {Math.Max(0, to - from + 1)} of the application's {own.Count}. Those of plugins are left alone.");
    }

    private static string Name(List<Migration> own, int index) => own.Count == 0 ? "the first" : own[Math.Clamp(index, 0, own.Count - 1)].Name;

    private static int Find(List<Migration> own, string name) => own.FindIndex(migration => migration.Name == name || migration.DisplayName == name) is >= 0 and var index
        ? index
        : throw MigrationFailedException.Of("NS1002", $"The application has no migration '{name}'. It has {own.Count}; those of plugins are left alone.");

    // The timestamp of the last one replaced: it comes after what stays before them, and before what comes after.
    private Migration Build(IReadOnlyList<Migration> replaced, SqlDialect dialect)
    {
        var name = $"{replaced[^1].Name.Split('_')[0]}_{options.Name}";
        if (options.Name.Length == 0 || options.Name.Any(character => !char.IsLetterOrDigit(character) && character is not '_' and not '-'))
        {
            throw MigrationFailedException.Of("NS1007", $"'{options.Name}' cannot be the name of a migration. Use letters, digits, '_' and '-'.");
        }

        if (catalog.Migrations.FirstOrDefault(migration => migration.Name == name) is { } taken)
        {
            throw MigrationFailedException.Of("NS1007", $"There is a migration '{name}' already ({taken.FilePath}). Choose another name.");
        }

        var text = new StringBuilder();
        foreach (var older in replaced.SelectMany(migration => migration.Replaces.Append(migration.Name)))
        {
            text.Append("-- netscript: replaces ").Append(older).Append('\n');
        }

        foreach (var migration in replaced)
        {
            var script = Run.Parse(migration.File, migration.DisplayName, dialect);
            if (!script.CanBeJoined)
            {
                throw MigrationFailedException.Of("NS1007", $"{migration.DisplayName} begins or ends transactions, or asks to run outside of one, which would hold for all the others too ({migration.FilePath}). Leave it out (--from, --to).");
            }

            text.Append("\n-- ").Append(migration.Name).Append('\n').Append(WithoutDirectives(migration.Script).TrimEnd()).Append(script.Separator).Append('\n');
        }

        var path = Path.Combine(catalog.MigrationsDirectory, name, "migration.sql");
        return new Migration(name, null, new ScriptFile(path, s_utf8.GetBytes(text.ToString()), text.ToString()));
    }

    private static string WithoutDirectives(string script) =>
        string.Join('\n', script.Split('\n').SkipWhile(line => line.StartsWith("-- netscript: replaces ", StringComparison.Ordinal) || string.IsNullOrWhiteSpace(line)));

    // A directory whose name begins with a dot is no migration.
    private static string WriteHidden(Migration replacement)
    {
        var directory = Path.GetDirectoryName(replacement.FilePath)!;
        var hidden = Path.Combine(Path.GetDirectoryName(directory)!, $".{replacement.Name}");
        OnDisk(hidden, () =>
        {
            Directory.CreateDirectory(hidden);
            File.WriteAllBytes(Path.Combine(hidden, "migration.sql"), replacement.File.Content);
        });
        return hidden;
    }

    // At no moment are the old ones and the new one there, which would apply the same twice.
    private static void Replace(IReadOnlyList<Migration> replaced, string hidden, string directory) => OnDisk(hidden, () =>
    {
        foreach (var migration in replaced)
        {
            Directory.Delete(Path.GetDirectoryName(migration.FilePath)!, recursive: true);
        }

        Directory.Move(hidden, directory);
    });

    private static void OnDisk(string hidden, Action work)
    {
        try
        {
            work();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw MigrationFailedException.Of("NS1007", $"The migrations could not be replaced on disk: {exception.Message} The new one is in {hidden}. Make the directory writable and squash again.", exception);
        }
    }
}
