using System.Text;
using NetScript.Configuration;

namespace NetScript.Migrations;

/// <summary>Reads the scripts of one source, collecting problems rather than stopping at the first.</summary>
internal sealed class ScriptReader(DatabaseEngine engine, ICollection<string> problems)
{
    private const string LockFile = "migration_lock.toml";

    private static readonly UTF8Encoding s_strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The migrations in a <c>migrations</c> folder; none if there is no such folder.</summary>
    public IReadOnlyList<Migration> ReadMigrations(IScriptFolder folder, string? plugin)
    {
        if (folder.Has(LockFile))
        {
            CheckLockFile(folder.PathOf(LockFile), folder.Read(LockFile));
        }

        return [.. folder.Folders
            .Where(name => !name.StartsWith('.'))
            .Order(StringComparer.Ordinal)
            .Select(name => ReadMigration(name, folder.Folder(name), plugin))
            .OfType<Migration>()];
    }

    /// <summary>The <c>*.sql</c> files in a <c>seeds</c> folder; none if there is no such folder.</summary>
    public IReadOnlyList<Seed> ReadSeeds(IScriptFolder folder, string? plugin) =>
        [.. folder.Files
            .Where(name => name.EndsWith(".sql", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name => Read(folder, name) is { } file ? new Seed(name, plugin, file) : null)
            .OfType<Seed>()];

    private Migration? ReadMigration(string name, IScriptFolder folder, string? plugin)
    {
        if (Encoding.UTF8.GetByteCount(name) > Migration.LongestName)
        {
            problems.Add($"P3010: the name of {folder.Path} is longer than {Migration.LongestName} bytes. Shorten it.");
        }

        return Read(folder, "migration.sql") is { } file ? new Migration(name, plugin, file) : null;
    }

    // What is embedded has no time of change, and is in memory already.
    private ScriptFile? Read(IScriptFolder folder, string name) =>
        folder is DirectoryFolder ? ScriptCache.Get(folder.PathOf(name), () => ReadAnew(folder, name)) : ReadAnew(folder, name);

    private ScriptFile? ReadAnew(IScriptFolder folder, string name)
    {
        var path = folder.PathOf(name);
        try
        {
            var content = folder.Read(name);
            _ = s_strict.GetCharCount(ScriptFile.WithoutByteOrderMark(content));
            if (!content.Contains((byte)0))
            {
                return new ScriptFile(path, content);
            }

            problems.Add($"{path} has a NUL character, as files in UTF-16 do. Save it as UTF-8.");
        }
        catch (FileNotFoundException)
        {
            problems.Add($"P3015: {path} is missing. Restore the file, or delete the directory if the migration was never applied.");
        }
        catch (DecoderFallbackException exception)
        {
            problems.Add($"{path} is not UTF-8 (byte {exception.Index}). Save it as UTF-8.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            problems.Add($"{path} cannot be read: {exception.Message}");
        }

        return null;
    }

    // As Prisma reads it: the first line that starts with "provider".
    private void CheckLockFile(string path, byte[] content)
    {
        var line = Encoding.UTF8.GetString(ScriptFile.WithoutByteOrderMark(content)).Split('\n').FirstOrDefault(text => text.StartsWith("provider", StringComparison.Ordinal)) ?? "";
        var provider = line.Replace("provider = ", "", StringComparison.Ordinal).Trim().Trim('"');
        if (provider != engine.LockFileProvider)
        {
            problems.Add($"P3019: {path} says '{provider}', but the database is {engine} ('{engine.LockFileProvider}'). Migrations are SQL for one engine: use a directory with those for {engine}.");
        }
    }
}
