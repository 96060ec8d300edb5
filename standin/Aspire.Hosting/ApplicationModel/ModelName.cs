namespace Aspire.Hosting.ApplicationModel;

/// <summary>The rules for the names of resources and endpoints.</summary>
internal static class ModelName
{
    private const int MaxLength = 64;

    /// <summary>Refuses a name that breaks the rules.</summary>
    /// <param name="kind">What is named, for the message.</param>
    /// <param name="name">The name.</param>
    /// <exception cref="ArgumentException">The name breaks a rule, which the message gives.</exception>
    public static void Validate(string kind, string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (Complaint(name) is { } complaint)
        {
            throw new ArgumentException($"{kind} name '{name}' is invalid. Name {complaint}.", nameof(name));
        }
    }

    private static string? Complaint(string name) => name switch
    {
        { Length: 0 or > MaxLength } => $"must be between 1 and {MaxLength} characters long",
        _ when name.Contains("--", StringComparison.Ordinal) => "cannot contain consecutive hyphens",
        _ when !name.All(c => char.IsAsciiLetterOrDigit(c) || c == '-') => "must contain only ASCII letters, digits, and hyphens",
        _ when !char.IsAsciiLetter(name[0]) => "must start with an ASCII letter",
        _ when name[^1] == '-' => "cannot end with a hyphen",
        _ => null,
    };
}
