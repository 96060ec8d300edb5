using Aspire.Hosting.Dashboard.Grpc;

namespace Aspire.Hosting.Dashboard;

/// <summary>Brings questions to the dashboard and its answers back.</summary>
internal sealed class InteractionFeed(InteractionService interactions)
{
    /// <summary>Serves one dashboard until it leaves.</summary>
    public async Task ServeAsync(GrpcCall<Protocol.WatchInteractionsRequestUpdate, Protocol.WatchInteractionsResponseUpdate> call)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(call.CancellationToken);
        var asking = AskAsync(call, ended.Token);
        var listening = ListenAsync(call, ended.Token);

        // Whichever ends first ends the other one, and says how the call ended.
        var first = await Task.WhenAny(asking, listening).ConfigureAwait(false);
        await ended.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(asking, listening).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await first.ConfigureAwait(false);
    }

    private async Task AskAsync(
        GrpcCall<Protocol.WatchInteractionsRequestUpdate, Protocol.WatchInteractionsResponseUpdate> call, CancellationToken cancellationToken)
    {
        await foreach (var interaction in interactions.WatchAsync(cancellationToken).ConfigureAwait(false))
        {
            await call.WriteAsync(InteractionMapping.ToProtocol(interaction)).ConfigureAwait(false);
        }
    }

    private async Task ListenAsync(
        GrpcCall<Protocol.WatchInteractionsRequestUpdate, Protocol.WatchInteractionsResponseUpdate> call, CancellationToken cancellationToken)
    {
        await foreach (var request in call.ReadAllAsync(cancellationToken).ConfigureAwait(false))
        {
            // The dashboard tells what is typed into inputs that others depend on; here none do.
            if (!request.ResponseUpdate)
            {
                await interactions.CompleteAsync(request.InteractionId, ToAnswer(request), ToValues(request), cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private static InteractionAnswer ToAnswer(Protocol.WatchInteractionsRequestUpdate request) => request switch
    {
        { InputsDialog: not null } or { MessageBox.Result: true } or { Notification.Result: true } => InteractionAnswer.Primary,
        { MessageBox: not null } or { Notification: not null } => InteractionAnswer.Secondary,
        _ => InteractionAnswer.Dismissed,
    };

    private static Dictionary<string, string?> ToValues(Protocol.WatchInteractionsRequestUpdate request)
        => (request.InputsDialog?.InputItems ?? []).ToDictionary(item => item.Name, string? (item) => item.Value, StringComparer.OrdinalIgnoreCase);
}
