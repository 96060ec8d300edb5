namespace Aspire.Hosting;

/// <summary>Makes the answers to interactions.</summary>
public static class InteractionResult
{
    /// <summary>An answer.</summary>
    /// <param name="result">What was answered.</param>
    /// <typeparam name="T">The kind of answer.</typeparam>
    /// <returns>The result.</returns>
    public static InteractionResult<T> Ok<T>(T result) => new(result, canceled: false);

    /// <summary>No answer.</summary>
    /// <param name="data">What was there before.</param>
    /// <typeparam name="T">The kind of answer.</typeparam>
    /// <returns>The result.</returns>
    public static InteractionResult<T> Cancel<T>(T? data = default) => new(data, canceled: true);
}
