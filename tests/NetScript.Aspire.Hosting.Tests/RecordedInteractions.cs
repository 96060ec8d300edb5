namespace NetScript.Aspire.Hosting.Tests;

/// <summary>Stands for the people at a dashboard: takes notifications, which stay open until they are taken away.</summary>
internal sealed class RecordedInteractions : IInteractionService
{
    private readonly TaskCompletionSource<string> _shown = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public bool IsAvailable => true;

    /// <summary>The title and the message of the first notification.</summary>
    public Task<string> Shown => _shown.Task;

    /// <summary>Ends when the first notification is taken away.</summary>
    public Task Closed => _closed.Task;

    public async Task<InteractionResult<bool>> PromptNotificationAsync(string title, string message, NotificationInteractionOptions? options = null, CancellationToken cancellationToken = default)
    {
        _shown.TrySetResult($"{title}: {message}");
        try
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }
        finally
        {
            _closed.TrySetResult();
        }

        return InteractionResult.Ok(true);
    }

    /// <summary>What is answered to a question.</summary>
    public bool Answer { get; set; }

    /// <summary>The message of the last question.</summary>
    public string? Asked { get; private set; }

    public Task<InteractionResult<bool>> PromptConfirmationAsync(string title, string message, MessageBoxInteractionOptions? options = null, CancellationToken cancellationToken = default)
    {
        Asked = message;
        return Task.FromResult(InteractionResult.Ok(Answer));
    }

    public Task<InteractionResult<bool>> PromptMessageBoxAsync(string title, string message, MessageBoxInteractionOptions? options = null, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    public Task<InteractionResult<InteractionInput>> PromptInputAsync(string title, string? message, string inputLabel, string placeHolder, InputsDialogInteractionOptions? options = null, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    public Task<InteractionResult<InteractionInput>> PromptInputAsync(string title, string? message, InteractionInput input, InputsDialogInteractionOptions? options = null, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    public Task<InteractionResult<InteractionInputCollection>> PromptInputsAsync(string title, string? message, IReadOnlyList<InteractionInput> inputs, InputsDialogInteractionOptions? options = null, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

#pragma warning disable ASPIREINTERACTION001 // The interface asks for it.
    public Task<InteractionResult<bool>> PromptProgressAsync(string message, ProgressInteractionOptions? options = null, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();
#pragma warning restore ASPIREINTERACTION001
}
