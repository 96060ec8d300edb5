using Microsoft.Extensions.Logging;

namespace NetScript.Aspire.Hosting;

/// <summary>Writes each line to the resource's log, to the AppHost's own, and to the dashboard's structured logs.</summary>
internal sealed class CompositeLogger(params IReadOnlyList<ILogger> loggers) : ILogger
{
    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => loggers.Any(logger => logger.IsEnabled(logLevel));

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        foreach (var logger in loggers)
        {
            logger.Log(logLevel, eventId, state, exception, formatter);
        }
    }
}
