namespace Aspire.Hosting.Dashboard;

/// <summary>Puts questions in the words of the dashboard.</summary>
internal static class InteractionMapping
{
    /// <summary>Maps a question, or its end.</summary>
    public static Protocol.WatchInteractionsResponseUpdate ToProtocol(Interaction interaction)
    {
        var options = interaction.Options;
        var isMessageBox = interaction.Kind is InteractionKind.MessageBox;

        // A message box that only tells something has one button, and is closed with it.
        var update = new Protocol.WatchInteractionsResponseUpdate
        {
            InteractionId = interaction.Id,
            Title = interaction.Title,
            Message = interaction.Message ?? "",
            PrimaryButtonText = options.PrimaryButtonText ?? "",
            SecondaryButtonText = options.SecondaryButtonText ?? "",
            ShowSecondaryButton = options.ShowSecondaryButton ?? (!isMessageBox || interaction.Intent is MessageIntent.Confirmation),
            ShowDismiss = options.ShowDismiss ?? !isMessageBox,
            EnableMessageMarkdown = options.EnableMessageMarkdown ?? false,
        };

        if (interaction.IsComplete)
        {
            update.Complete = new();
        }
        else if (isMessageBox)
        {
            update.MessageBox = new() { Intent = ToProtocol(interaction.Intent) };
        }
        else if (interaction.Kind is InteractionKind.Notification)
        {
            var link = options as NotificationInteractionOptions;
            update.Notification = new() { Intent = ToProtocol(interaction.Intent), LinkText = link?.LinkText ?? "", LinkUrl = link?.LinkUrl ?? "" };
        }
        else
        {
            update.InputsDialog = new() { InputItems = { interaction.Inputs.Select(ToProtocol) } };
        }

        return update;
    }

    /// <summary>Maps what is asked for.</summary>
    public static Protocol.InteractionInput ToProtocol(InteractionInput input)
    {
        var item = new Protocol.InteractionInput
        {
            Name = input.Name,
            Label = input.EffectiveLabel,
            Description = input.Description ?? "",
            EnableDescriptionMarkdown = input.EnableDescriptionMarkdown,
            InputType = ToProtocol(input.InputType),
            Required = input.Required,
            Value = input.Value ?? "",
            Placeholder = input.Placeholder ?? "",
            AllowCustomChoice = input.AllowCustomChoice,
            Disabled = input.Disabled,
            MaxLength = input.MaxLength ?? 0,
        };

        foreach (var (value, text) in input.Options ?? [])
        {
            item.Options[value] = text;
        }

        item.ValidationErrors.Add(input.ValidationErrors);
        return item;
    }

    private static Protocol.MessageIntent ToProtocol(MessageIntent intent) => intent switch
    {
        MessageIntent.Success => Protocol.MessageIntent.Success,
        MessageIntent.Warning => Protocol.MessageIntent.Warning,
        MessageIntent.Error => Protocol.MessageIntent.Error,
        MessageIntent.Information => Protocol.MessageIntent.Information,
        MessageIntent.Confirmation => Protocol.MessageIntent.Confirmation,
        _ => Protocol.MessageIntent.None,
    };

    private static Protocol.InputType ToProtocol(InputType type) => type switch
    {
        InputType.Text => Protocol.InputType.Text,
        InputType.SecretText => Protocol.InputType.SecretText,
        InputType.Choice => Protocol.InputType.Choice,
        InputType.Boolean => Protocol.InputType.Boolean,
        InputType.Number => Protocol.InputType.Number,
        _ => throw new NotSupportedException($"{nameof(InputType)}.{type}"),
    };
}
