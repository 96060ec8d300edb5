using System.Security.Cryptography;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>
/// Generates passwords of the characters that the official packages choose: none that are mistaken for each other, and none with a meaning
/// in a command line, a URL or a connection string.
/// </summary>
internal static class PasswordGenerator
{
    public const string LowerLetters = "abcdefghjkmnpqrstuvwxyz";
    public const string UpperLetters = "ABCDEFGHJKMNPQRSTUVWXYZ";
    public const string Digits = "0123456789";
    public const string Specials = "-_.{}~()*+!";

    public static string Generate(int minLength, params ReadOnlySpan<CharacterClass> classes)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(minLength);

        var allowed = string.Empty;
        var characters = new List<char>(minLength);
        foreach (var one in classes)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(one.Minimum, $"Min{one.Name}");
            if (!one.IsAllowed && one.Minimum > 0)
            {
                throw new ArgumentException($"'Min{one.Name}' must be 0 if '{one.Name}' is disabled.");
            }

            allowed += one.IsAllowed ? one.Characters : string.Empty;
            characters.AddRange(RandomNumberGenerator.GetItems<char>(one.Characters, one.Minimum));
        }

        if (allowed.Length == 0)
        {
            throw new ArgumentException("At least one character type must be enabled.");
        }

        characters.AddRange(RandomNumberGenerator.GetItems<char>(allowed, Math.Max(0, minLength - characters.Count)));
        char[] password = [.. characters];
        RandomNumberGenerator.Shuffle<char>(password);
        return new string(password);
    }

    /// <summary>A kind of character: whether it may occur, and how often it has to.</summary>
    internal readonly record struct CharacterClass(bool IsAllowed, int Minimum, string Characters, string Name);
}
