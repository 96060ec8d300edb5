using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace NetScript.Configuration.Reading;

/// <summary>Reads the typed settings of one section; a value that is not allowed becomes a problem with its path, and the default is returned so that reading goes on.</summary>
internal sealed class Settings(IConfigurationSection section, Findings findings)
{
    /// <summary>A text, or <see langword="null"/> where it is not set or empty.</summary>
    public string? Text(string name) => string.IsNullOrWhiteSpace(section[name]) ? null : section[name]!.Trim();

    public bool Boolean(string name, bool otherwise)
        => Read(name, otherwise, bool.TryParse, "true or false");

    public int? Integer(string name, int least, int most)
        => Read<int?>(name, null, (text, out value) => TryParseInteger(text, out value) && value >= least && value <= most,
            string.Create(CultureInfo.InvariantCulture, $"a whole number from {least} to {most}"));

    public TimeSpan Duration(string name, TimeSpan otherwise)
        => Read(name, otherwise, Reading.Duration.TryParse, Reading.Duration.Allowed);

    public T Choice<T>(string name, T otherwise)
        where T : struct, Enum
        => Read(name, otherwise, TryParseName, $"one of {string.Join(", ", Enum.GetNames<T>())}");

    /// <summary>An absolute path; in the configuration it may be relative to <paramref name="directory"/>.</summary>
    public string? Directory(string name, string directory) => Text(name) is { } path ? Path.GetFullPath(Native(path), directory) : null;

    /// <summary>Warns of settings that are not known.</summary>
    public void WarnOfUnknown(IReadOnlyCollection<string> known)
    {
        foreach (var child in section.GetChildren().Where(child => !known.Contains(child.Key, StringComparer.OrdinalIgnoreCase)))
        {
            var hint = Nearest.DidYouMean(child.Key, known);
            findings.Warn($"{child.Path} is not a known setting and has no effect.{(hint.Length > 0 ? hint : $" Known are {string.Join(", ", known)}.")}");
        }
    }

    /// <summary>The settings of a section below this one.</summary>
    /// <param name="name">The name of the section.</param>
    /// <param name="known">What may be in it.</param>
    public Settings Section(string name, IReadOnlyCollection<string> known)
    {
        if (Text(name) is { } text)
        {
            findings.Problem($"{section.Path}:{name} is '{text}'; it has to be a section with {string.Join(", ", known)}.");
        }

        var settings = new Settings(section.GetSection(name), findings);
        settings.WarnOfUnknown(known);
        return settings;
    }

    private delegate bool Parser<T>(string text, out T value);

    private T Read<T>(string name, T otherwise, Parser<T> parse, string allowed)
    {
        if (Text(name) is not { } text)
        {
            if (section.GetSection(name).GetChildren().Any())
            {
                findings.Problem($"{section.Path}:{name} is a section; it has to be {allowed}.");
            }

            return otherwise;
        }

        if (parse(text, out var value))
        {
            return value;
        }

        findings.Problem($"{section.Path}:{name} is '{text}'; it has to be {allowed}.");
        return otherwise;
    }

    private static bool TryParseInteger(string text, out int? value)
    {
        var parsed = int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number);
        value = number;
        return parsed;
    }

    // Enum.TryParse would take numbers and lists too.
    private static bool TryParseName<T>(string text, out T value)
        where T : struct, Enum
    {
        var name = Enum.GetNames<T>().FirstOrDefault(name => name.Equals(text, StringComparison.OrdinalIgnoreCase));
        value = name is null ? default : Enum.Parse<T>(name);
        return name is not null;
    }

    // A file that was written on Windows is read elsewhere too.
    private static string Native(string path) => OperatingSystem.IsWindows() ? path : path.Replace('\\', '/');
}
