namespace Aspire.Hosting;

/// <summary>How somebody answered.</summary>
/// <typeparam name="T">The kind of answer.</typeparam>
public class InteractionResult<T>
{
    internal InteractionResult(T? data, bool canceled)
    {
        Data = data;
        Canceled = canceled;
    }

    /// <summary>The answer.</summary>
    public T? Data { get; }

    /// <summary>Whether it was closed without an answer.</summary>
    public bool Canceled { get; }
}
