namespace Aspire.Hosting.ApplicationModel;

/// <summary>A value that is not known at first, and may change later.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
public sealed class ValueSnapshot<T>
    where T : notnull
{
    private readonly TaskCompletionSource<T> _first = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile Task<T>? _latest;

    /// <summary>Whether there is a value, or an error in its place.</summary>
    public bool IsValueSet => _first.Task.IsCompleted;

    /// <summary>Reads the value, waiting for the first one.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The value.</returns>
    public Task<T> GetValueAsync(CancellationToken cancellationToken = default) => _latest ?? _first.Task.WaitAsync(cancellationToken);

    /// <summary>Sets or changes the value.</summary>
    /// <param name="value">The value.</param>
    public void SetValue(T value)
    {
        if (!_first.TrySetResult(value))
        {
            _latest = Task.FromResult(value);
        }
    }

    /// <summary>Says that there is no value.</summary>
    /// <param name="exception">Why.</param>
    public void SetException(Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        if (!_first.TrySetException(exception))
        {
            _latest = Task.FromException<T>(exception);
        }
    }
}
