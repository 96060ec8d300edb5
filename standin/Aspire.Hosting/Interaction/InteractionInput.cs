namespace Aspire.Hosting;

/// <summary>Something that a person or a program is asked for.</summary>
public sealed class InteractionInput
{
    /// <summary>The name by which the value is found.</summary>
    public required string Name { get; init; }

    /// <summary>What people see instead of the name.</summary>
    public string? Label { get; init; }

    internal string EffectiveLabel => string.IsNullOrWhiteSpace(Label) ? Name : Label;

    /// <summary>What the value is for.</summary>
    public string? Description { get; init; }

    /// <summary>Whether the description is Markdown.</summary>
    public bool EnableDescriptionMarkdown { get; init; }

    /// <summary>What kind of value it takes.</summary>
    public required InputType InputType { get; init; }

    /// <summary>Whether there has to be a value.</summary>
    public bool Required { get; init; }

    /// <summary>The values of a choice, each with what people see instead of it.</summary>
    public IReadOnlyList<KeyValuePair<string, string>>? Options { get; set; }

    /// <summary>The value, or what is proposed.</summary>
    public string? Value { get; set; }

    /// <summary>What an empty input shows.</summary>
    public string? Placeholder { get; init; }

    /// <summary>Whether a choice takes other values than its options.</summary>
    public bool AllowCustomChoice { get; init; }

    /// <summary>Whether the value cannot be changed.</summary>
    public bool Disabled { get; set; }

    /// <summary>The greatest length of the value, in characters.</summary>
    public int? MaxLength { get; init; }

    internal List<string> ValidationErrors { get; } = [];

    /// <summary>The same question with an answer of its own, so that two runs of a command do not share one.</summary>
    internal InteractionInput WithValue(string? value) => new()
    {
        Name = Name,
        Label = Label,
        Description = Description,
        EnableDescriptionMarkdown = EnableDescriptionMarkdown,
        InputType = InputType,
        Required = Required,
        Options = Options,
        Value = value,
        Placeholder = Placeholder,
        AllowCustomChoice = AllowCustomChoice,
        Disabled = Disabled,
        MaxLength = MaxLength,
    };
}
