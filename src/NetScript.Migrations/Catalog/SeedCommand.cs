using System.Text;
using NetScript.Configuration;

namespace NetScript.Migrations;

/// <summary>The command that seeds, as a seed.</summary>
internal static class SeedCommand
{
    /// <summary>The command of a database, if it has one.</summary>
    public static IEnumerable<Seed> Of(DatabaseDefinition database)
    {
        if (database.Seed.Command is { } command)
        {
            yield return new Seed(Seed.CommandName, null, new ScriptFile(database.Workspace, ContentOf(command, database.Workspace), command));
        }
    }

    // A change in the script that the command runs is a change of the seed.
    private static byte[] ContentOf(string command, string workspace)
    {
        var content = new MemoryStream();
        content.Write(Encoding.UTF8.GetBytes(command));
        foreach (var path in command.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => Path.Combine(workspace, word.Trim('"', '\''))).Where(File.Exists))
        {
            content.Write(File.ReadAllBytes(path));
        }

        return content.ToArray();
    }
}
