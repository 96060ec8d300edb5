namespace Aspire.Hosting.ApplicationModel;

/// <summary>Generates a random value.</summary>
public sealed class GenerateParameterDefault : ParameterDefault
{
    /// <summary>The least length. 22 characters of all kinds are more than 128 bits.</summary>
    public int MinLength { get; set; } = 22;

    /// <summary>Whether there are lower-case letters.</summary>
    public bool Lower { get; set; } = true;

    /// <summary>Whether there are upper-case letters.</summary>
    public bool Upper { get; set; } = true;

    /// <summary>Whether there are digits.</summary>
    public bool Numeric { get; set; } = true;

    /// <summary>Whether there are special characters.</summary>
    public bool Special { get; set; } = true;

    /// <summary>The least number of lower-case letters.</summary>
    public int MinLower { get; set; }

    /// <summary>The least number of upper-case letters.</summary>
    public int MinUpper { get; set; }

    /// <summary>The least number of digits.</summary>
    public int MinNumeric { get; set; }

    /// <summary>The least number of special characters.</summary>
    public int MinSpecial { get; set; }

    /// <inheritdoc />
    /// <exception cref="ArgumentException">No kind of character is allowed, or one is demanded that is not.</exception>
    public override string GetDefaultValue() => PasswordGenerator.Generate(
        MinLength,
        new(Lower, MinLower, PasswordGenerator.LowerLetters, nameof(Lower)),
        new(Upper, MinUpper, PasswordGenerator.UpperLetters, nameof(Upper)),
        new(Numeric, MinNumeric, PasswordGenerator.Digits, nameof(Numeric)),
        new(Special, MinSpecial, PasswordGenerator.Specials, nameof(Special)));
}
