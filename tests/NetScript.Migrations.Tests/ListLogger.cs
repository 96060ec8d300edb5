using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace NetScript.Migrations.Tests;

/// <summary>Keeps what is logged.</summary>
internal sealed class ListLogger : ILogger
{
    private readonly ConcurrentQueue<(LogLevel Level, string Message)> _entries = new();
    private readonly ConcurrentQueue<IReadOnlyDictionary<string, object?>> _attributes = new();

    /// <summary>The attributes of each entry that has some.</summary>
    public IEnumerable<IReadOnlyDictionary<string, object?>> Attributes => _attributes;

    public IEnumerable<string> Messages(LogLevel level) => _entries.Where(entry => entry.Level == level).Select(entry => entry.Message);

    public string All => string.Join('\n', _entries.Select(entry => entry.Message));

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        _entries.Enqueue((logLevel, formatter(state, exception)));
        if (state is IEnumerable<KeyValuePair<string, object?>> attributes)
        {
            _attributes.Enqueue(attributes.ToDictionary());
        }
    }
}
