using System.Runtime.CompilerServices;

namespace Aspire.Hosting.Dashboard;

/// <summary>Puts together what comes at once.</summary>
internal static class Batches
{
    /// <summary>
    /// Reads a stream in batches: what it gives without waiting is one batch. The first batch is what the stream knew when it was opened, and may be
    /// empty; the others never are.
    /// </summary>
    public static async IAsyncEnumerable<IReadOnlyList<T>> BatchAsync<T>(this IAsyncEnumerable<T> source, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var enumerator = source.GetAsyncEnumerator(ended.Token);
        var next = enumerator.MoveNextAsync().AsTask();

        try
        {
            do
            {
                var batch = new List<T>();

                while (next is { IsCompletedSuccessfully: true, Result: true })
                {
                    batch.Add(enumerator.Current);
                    next = enumerator.MoveNextAsync().AsTask();
                }

                yield return batch;
            }
            while (await next.ConfigureAwait(false));
        }
        finally
        {
            // The reader may leave while the source is about to give the next item, and a source must not be disposed of then.
            await ended.CancelAsync().ConfigureAwait(false);
            await ((Task)next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await enumerator.DisposeAsync().ConfigureAwait(false);
        }
    }
}
