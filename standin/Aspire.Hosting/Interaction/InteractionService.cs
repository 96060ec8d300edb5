using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Aspire.Hosting;

/// <summary>Keeps what people are asked and told; the dashboard watches it and brings the answers.</summary>
internal sealed class InteractionService(IServiceProvider services, DistributedApplicationOptions options) : IInteractionService
{
    private readonly AsyncLocal<bool> _isNonInteractive = new();
    private readonly Lock _lock = new();
    private readonly Dictionary<int, Interaction> _pending = [];
    private readonly List<ChannelWriter<Interaction>> _watchers = [];
    private int _lastId;

    public bool IsAvailable => !options.DisableDashboard && !_isNonInteractive.Value;

    public Task<InteractionResult<bool>> PromptConfirmationAsync(string title, string message, MessageBoxInteractionOptions? options = null, CancellationToken cancellationToken = default) =>
        PromptMessageAsync(InteractionKind.MessageBox, title, message, MessageIntent.Confirmation, options ?? new() { ShowSecondaryButton = true, ShowDismiss = false }, cancellationToken);

    public Task<InteractionResult<bool>> PromptMessageBoxAsync(string title, string message, MessageBoxInteractionOptions? options = null, CancellationToken cancellationToken = default) =>
        PromptMessageAsync(InteractionKind.MessageBox, title, message, options?.Intent ?? MessageIntent.None, options ?? new() { ShowSecondaryButton = false, ShowDismiss = false }, cancellationToken);

    public Task<InteractionResult<bool>> PromptNotificationAsync(string title, string message, NotificationInteractionOptions? options = null, CancellationToken cancellationToken = default) =>
        PromptMessageAsync(InteractionKind.Notification, title, message, options?.Intent ?? MessageIntent.None, options ?? new(), cancellationToken);

    public Task<InteractionResult<InteractionInput>> PromptInputAsync(string title, string? message, string inputLabel, string placeHolder, InputsDialogInteractionOptions? options = null, CancellationToken cancellationToken = default) =>
        PromptInputAsync(title, message, new InteractionInput { Name = inputLabel, InputType = InputType.Text, Required = true, Placeholder = placeHolder }, options, cancellationToken);

    public async Task<InteractionResult<InteractionInput>> PromptInputAsync(string title, string? message, InteractionInput input, InputsDialogInteractionOptions? options = null, CancellationToken cancellationToken = default)
    {
        var result = await PromptInputsAsync(title, message, [input], options, cancellationToken).ConfigureAwait(false);

        return result.Canceled || result.Data is null ? InteractionResult.Cancel<InteractionInput>() : InteractionResult.Ok(result.Data[0]);
    }

    public async Task<InteractionResult<InteractionInputCollection>> PromptInputsAsync(string title, string? message, IReadOnlyList<InteractionInput> inputs, InputsDialogInteractionOptions? options = null, CancellationToken cancellationToken = default)
    {
        var collection = new InteractionInputCollection(inputs);
        var answer = await PromptAsync(InteractionKind.Inputs, title, message, MessageIntent.None, options ?? new(), collection, cancellationToken).ConfigureAwait(false);

        return answer == InteractionAnswer.Primary ? InteractionResult.Ok(collection) : InteractionResult.Cancel<InteractionInputCollection>();
    }

#pragma warning disable ASPIREINTERACTION001 // The interface asks for it.
    public Task<InteractionResult<bool>> PromptProgressAsync(string message, ProgressInteractionOptions? options = null, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException($"{nameof(IInteractionService)}.{nameof(PromptProgressAsync)} is not supported here.");
#pragma warning restore ASPIREINTERACTION001

    /// <summary>The interactions that are open, and from then on each that opens, changes or ends.</summary>
    public async IAsyncEnumerable<Interaction> WatchAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var channel = Channel.CreateUnbounded<Interaction>();
        lock (_lock)
        {
            foreach (var interaction in _pending.Values)
            {
                channel.Writer.TryWrite(interaction);
            }

            _watchers.Add(channel.Writer);
        }

        try
        {
            await foreach (var interaction in channel.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
            {
                yield return interaction;
            }
        }
        finally
        {
            lock (_lock)
            {
                _watchers.Remove(channel.Writer);
            }
        }
    }

    /// <summary>Takes an answer. Values that are not accepted leave the interaction open, with the problems noted on its inputs.</summary>
    public async Task CompleteAsync(int interactionId, InteractionAnswer answer, IReadOnlyDictionary<string, string?> values, CancellationToken cancellationToken)
    {
        Interaction? interaction;
        lock (_lock)
        {
            if (!_pending.TryGetValue(interactionId, out interaction))
            {
                return;
            }
        }

        if (answer == InteractionAnswer.Primary && interaction.Kind == InteractionKind.Inputs)
        {
            foreach (var input in interaction.Inputs)
            {
                input.Value = values.TryGetValue(input.Name, out var value) ? value : input.Value;
            }

            var callback = (interaction.Options as InputsDialogInteractionOptions)?.ValidationCallback;
            if (!await InteractionInputValidation.IsValidAsync(interaction.Inputs, callback, services, cancellationToken).ConfigureAwait(false))
            {
                Notify(interaction);
                return;
            }
        }

        interaction.Answer.TrySetResult(answer);
    }

    /// <summary>What runs inside must not ask anybody anything.</summary>
    public IDisposable BeginNonInteractiveScope()
    {
        var previous = _isNonInteractive.Value;
        _isNonInteractive.Value = true;

        return new Scope(() => _isNonInteractive.Value = previous);
    }

    private async Task<InteractionResult<bool>> PromptMessageAsync(InteractionKind kind, string title, string message, MessageIntent intent, InteractionOptions options, CancellationToken cancellationToken) =>
        await PromptAsync(kind, title, message, intent, options, new InteractionInputCollection([]), cancellationToken).ConfigureAwait(false) switch
        {
            InteractionAnswer.Primary => InteractionResult.Ok(true),
            InteractionAnswer.Secondary => InteractionResult.Ok(false),
            _ => InteractionResult.Cancel(false),
        };

    private async Task<InteractionAnswer> PromptAsync(InteractionKind kind, string title, string? message, MessageIntent intent, InteractionOptions options, InteractionInputCollection inputs, CancellationToken cancellationToken)
    {
        if (!IsAvailable)
        {
            throw new InvalidOperationException($"There is nobody to ask '{title}': the dashboard is disabled or the command runs without a person. Check {nameof(IInteractionService)}.{nameof(IsAvailable)} before.");
        }

        Interaction interaction;
        lock (_lock)
        {
            interaction = new Interaction(++_lastId, kind, title, message, intent, options, inputs);
            _pending.Add(interaction.Id, interaction);
        }

        Notify(interaction);
        try
        {
            await using var canceling = cancellationToken.Register(() => interaction.Answer.TrySetCanceled(cancellationToken)).ConfigureAwait(false);
            return await interaction.Answer.Task.ConfigureAwait(false);
        }
        finally
        {
            lock (_lock)
            {
                _pending.Remove(interaction.Id);
            }

            Notify(interaction);
        }
    }

    private void Notify(Interaction interaction)
    {
        lock (_lock)
        {
            foreach (var watcher in _watchers)
            {
                watcher.TryWrite(interaction);
            }
        }
    }

    private sealed class Scope(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}
