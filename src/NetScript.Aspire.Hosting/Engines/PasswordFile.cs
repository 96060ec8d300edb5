using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using NetScript.Configuration;

namespace NetScript.Aspire.Hosting.Engines;

/// <summary>A file with one password, which nobody else may read and git does not see.</summary>
internal static class PasswordFile
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <exception cref="DistributedApplicationException">The file is empty, or cannot be read or written.</exception>
    public static string ReadOrCreate(string path, DatabaseDefinition definition, ParameterDefault value)
    {
        try
        {
            if (!File.Exists(path))
            {
                Create(path, value.GetDefaultValue());
            }

            var password = File.ReadAllText(path).Trim();
            return password.Length > 0 ? password : throw new DistributedApplicationException(
                $"The password file of '{definition.Key}' is empty: {path}. Write the password into it with which the data was created, or delete both the file and the data ({definition.DataPath ?? "the container"}).");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new DistributedApplicationException($"The password file of '{definition.Key}' cannot be used: {exception.Message} Set Parameters:{ServerPassword.ParameterName(definition)} instead, or mend the file: {path}.", exception);
        }
    }

    private static void Create(string path, string password)
    {
        var directory = Path.GetDirectoryName(path)!;
        CreateDirectory(directory);
        WriteOnce(Path.Combine(directory, ".gitignore"), "*\n");
        WriteOnce(path, password + "\n");
    }

    private static void CreateDirectory(string directory)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(directory);
        }
        else
        {
            Directory.CreateDirectory(Path.GetDirectoryName(directory)!);
            Directory.CreateDirectory(directory, OwnerOnly | UnixFileMode.UserExecute);
        }
    }

    // Whole or not at all, whoever else starts at the same moment or whatever kills this process: the first one's stays.
    private static void WriteOnce(string path, string text)
    {
        var draft = $"{path}.{Guid.NewGuid():N}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        try
        {
            using (var writer = new StreamWriter(draft, options))
            {
                writer.Write(text);
            }

            File.Move(draft, path);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(draft);
        }
    }
}
