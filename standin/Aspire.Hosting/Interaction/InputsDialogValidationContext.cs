using System.Diagnostics.CodeAnalysis;

namespace Aspire.Hosting;

/// <summary>The inputs of a dialog or a command, to be looked at together.</summary>
public sealed class InputsDialogValidationContext
{
    /// <summary>The inputs with the values that were given.</summary>
    public required InteractionInputCollection Inputs { get; init; }

    /// <summary>Is signaled when nobody waits for the answer any more.</summary>
    public required CancellationToken CancellationToken { get; init; }

    /// <summary>The services of the application.</summary>
    public required IServiceProvider Services { get; init; }

    /// <summary>Says that an input's value is not accepted.</summary>
    /// <param name="input">The input.</param>
    /// <param name="errorMessage">What is wrong with it.</param>
    [SuppressMessage("Performance", "CA1822:Mark members as static", Justification = "The official signature.")]
    public void AddValidationError(InteractionInput input, string errorMessage)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentException.ThrowIfNullOrEmpty(errorMessage);

        input.ValidationErrors.Add(errorMessage);
    }

    /// <summary>Says that an input's value is not accepted.</summary>
    /// <param name="inputName">The name of the input.</param>
    /// <param name="errorMessage">What is wrong with it.</param>
    /// <exception cref="InvalidOperationException">There is no input of that name.</exception>
    public void AddValidationError(string inputName, string errorMessage)
    {
        if (!Inputs.TryGetByName(inputName, out var input))
        {
            throw new InvalidOperationException($"There is no input named '{inputName}'.");
        }

        AddValidationError(input, errorMessage);
    }
}
