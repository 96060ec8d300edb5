using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration.UserSecrets;

namespace Aspire.Hosting;

/// <summary>The user secrets of an AppHost: a JSON file that only its owner can read.</summary>
internal sealed class UserSecrets(string path)
{
    private static readonly Lock s_writing = new();

    /// <summary>The user secrets of an assembly; null when it has no UserSecretsId.</summary>
    public static UserSecrets? For(Assembly? assembly) =>
        assembly?.GetCustomAttribute<UserSecretsIdAttribute>() is { } attribute
            ? new UserSecrets(PathHelper.GetSecretsPathFromSecretsId(attribute.UserSecretsId))
            : null;

    /// <summary>Adds or replaces a secret.</summary>
    public void Set(string key, string value)
    {
        // Parameters are read concurrently, and all of them are in the one file.
        lock (s_writing)
        {
            var secrets = Read();
            secrets[key] = value;
            Write(secrets);
        }
    }

    private JsonObject Read()
    {
        var options = new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };
        return File.Exists(path) && File.ReadAllText(path) is { Length: > 0 } text
            ? JsonNode.Parse(text, documentOptions: options)?.AsObject() ?? []
            : [];
    }

    private void Write(JsonObject secrets)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);

        // A reader never sees half a file, and nobody but the owner sees the secrets while it is written.
        var next = $"{path}.{Guid.NewGuid():N}.tmp";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var stream = new FileStream(next, options))
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true }))
        {
            secrets.WriteTo(writer);
        }

        File.Move(next, path, overwrite: true);
    }
}
