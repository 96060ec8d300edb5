using System.Diagnostics.CodeAnalysis;

namespace Aspire.Hosting;

/// <summary>Asks and tells people something on the dashboard.</summary>
public interface IInteractionService
{
    /// <summary>Whether there is somebody to ask; <see langword="false"/> when the dashboard is disabled. The prompts throw then.</summary>
    bool IsAvailable { get; }

    /// <summary>Asks for consent.</summary>
    /// <param name="title">The title of the dialog.</param>
    /// <param name="message">The question.</param>
    /// <param name="options">How the dialog looks.</param>
    /// <param name="cancellationToken">Closes the dialog.</param>
    /// <returns>Whether somebody agreed.</returns>
    Task<InteractionResult<bool>> PromptConfirmationAsync(string title, string message, MessageBoxInteractionOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>Shows a message until it is closed.</summary>
    /// <param name="title">The title of the dialog.</param>
    /// <param name="message">The message.</param>
    /// <param name="options">How the dialog looks.</param>
    /// <param name="cancellationToken">Closes the dialog.</param>
    /// <returns>Which button closed it.</returns>
    Task<InteractionResult<bool>> PromptMessageBoxAsync(string title, string message, MessageBoxInteractionOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>Asks for a text.</summary>
    /// <param name="title">The title of the dialog.</param>
    /// <param name="message">What is said above the input.</param>
    /// <param name="inputLabel">The label of the input.</param>
    /// <param name="placeHolder">What the empty input shows.</param>
    /// <param name="options">How the dialog looks and what it accepts.</param>
    /// <param name="cancellationToken">Closes the dialog.</param>
    /// <returns>The input with its value.</returns>
    Task<InteractionResult<InteractionInput>> PromptInputAsync(string title, string? message, string inputLabel, string placeHolder, InputsDialogInteractionOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>Asks for a value.</summary>
    /// <param name="title">The title of the dialog.</param>
    /// <param name="message">What is said above the input.</param>
    /// <param name="input">The input.</param>
    /// <param name="options">How the dialog looks and what it accepts.</param>
    /// <param name="cancellationToken">Closes the dialog.</param>
    /// <returns>The input with its value.</returns>
    Task<InteractionResult<InteractionInput>> PromptInputAsync(string title, string? message, InteractionInput input, InputsDialogInteractionOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>Asks for several values.</summary>
    /// <param name="title">The title of the dialog.</param>
    /// <param name="message">What is said above the inputs.</param>
    /// <param name="inputs">The inputs.</param>
    /// <param name="options">How the dialog looks and what it accepts.</param>
    /// <param name="cancellationToken">Closes the dialog.</param>
    /// <returns>The inputs with their values.</returns>
    Task<InteractionResult<InteractionInputCollection>> PromptInputsAsync(string title, string? message, IReadOnlyList<InteractionInput> inputs, InputsDialogInteractionOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>Shows a message above the page, without a dialog.</summary>
    /// <param name="title">The title of the message.</param>
    /// <param name="message">The message.</param>
    /// <param name="options">How the message looks.</param>
    /// <param name="cancellationToken">Closes the message.</param>
    /// <returns>Which button closed it.</returns>
    Task<InteractionResult<bool>> PromptNotificationAsync(string title, string message, NotificationInteractionOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>Shows that something goes on.</summary>
    /// <param name="message">What goes on.</param>
    /// <param name="options">How the dialog looks.</param>
    /// <param name="cancellationToken">Closes the dialog.</param>
    /// <returns>Which button closed it.</returns>
    [Experimental("ASPIREINTERACTION001")]
    Task<InteractionResult<bool>> PromptProgressAsync(string message, ProgressInteractionOptions? options = null, CancellationToken cancellationToken = default);
}
