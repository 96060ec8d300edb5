using System.Globalization;

namespace Aspire.Hosting;

/// <summary>Decides whether the values of inputs are accepted.</summary>
internal static class InteractionInputValidation
{
    /// <summary>Looks at each value, then lets the callback look at all of them together. Problems are noted on the inputs.</summary>
    public static async Task<bool> IsValidAsync(InteractionInputCollection inputs, Func<InputsDialogValidationContext, Task>? callback, IServiceProvider services, CancellationToken cancellationToken)
    {
        foreach (var input in inputs)
        {
            input.ValidationErrors.Clear();
            if (GetProblem(input) is { } problem)
            {
                input.ValidationErrors.Add(problem);
            }
        }

        if (callback is not null)
        {
            await callback(new InputsDialogValidationContext { Inputs = inputs, CancellationToken = cancellationToken, Services = services }).ConfigureAwait(false);
        }

        return inputs.All(input => input.ValidationErrors.Count == 0);
    }

    private static string? GetProblem(InteractionInput input)
    {
        if (string.IsNullOrEmpty(input.Value))
        {
            return input.Required && !input.Disabled ? "Value is required." : null;
        }

        return input.InputType switch
        {
            InputType.Boolean when !bool.TryParse(input.Value, out _) => "Value must be 'true' or 'false'.",
            InputType.Number when !double.TryParse(input.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out _) => "Value must be a number.",
            InputType.Choice when !input.AllowCustomChoice && input.Options?.Any(option => option.Key == input.Value) != true => "Value must be one of the options.",
            _ when input.MaxLength is { } length && input.Value.Length > length => $"Value must be at most {length} characters.",
            _ => null,
        };
    }
}
