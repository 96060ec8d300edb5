using Microsoft.Extensions.DependencyInjection;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>The arguments of one run of a command.</summary>
internal sealed class CommandArguments(ResourceCommandAnnotation command, IServiceProvider services)
{
    /// <summary>The command's own inputs with the values of this run.</summary>
    public InteractionInputCollection Inputs { get; private set; } = new([.. command.Arguments.Select(argument => argument.WithValue(argument.Value))]);

    /// <summary>Takes over the values that were given.</summary>
    /// <returns>What is wrong with them, or <see langword="null"/>.</returns>
    public string? Assign(InteractionInputCollection given)
    {
        foreach (var argument in given)
        {
            if (!Inputs.TryGetByName(argument.Name, out var input))
            {
                return $"Unknown argument '{argument.Name}' for command '{command.Name}'.";
            }

            if (input.Disabled)
            {
                return $"Argument '{argument.Name}' for command '{command.Name}' is disabled.";
            }

            input.Value = argument.Value;
        }

        return null;
    }

    /// <summary>Looks at each value, then at all of them together.</summary>
    /// <returns>What is wrong with them, or <see langword="null"/>.</returns>
    public async Task<string?> ValidateAsync(CancellationToken cancellationToken)
    {
        if (await InteractionInputValidation.IsValidAsync(Inputs, command.ValidateArguments, services, cancellationToken).ConfigureAwait(false))
        {
            return null;
        }

        var problems = Inputs.SelectMany(input => input.ValidationErrors.Select(error => $"{input.EffectiveLabel}: {error}"));
        return $"Command argument validation failed. {string.Join(" ", problems)}";
    }

    /// <summary>Asks a person for the values.</summary>
    /// <returns>Whether they were given.</returns>
    public async Task<bool> PromptAsync(CancellationToken cancellationToken)
    {
        var options = new InputsDialogInteractionOptions { ValidationCallback = command.ValidateArguments };
        var answer = await services.GetRequiredService<IInteractionService>()
            .PromptInputsAsync(command.DisplayName, command.DisplayDescription, Inputs.ToArray(), options, cancellationToken)
            .ConfigureAwait(false);
        if (answer.Canceled || answer.Data is null)
        {
            return false;
        }

        Inputs = answer.Data;
        return true;
    }
}
