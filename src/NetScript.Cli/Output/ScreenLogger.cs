using Microsoft.Extensions.Logging;

namespace NetScript.Cli.Output;

/// <summary>Shows the log of the library.</summary>
/// <param name="screen">Where.</param>
internal sealed class ScreenLogger(Screen screen) : ILogger
{
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    // What a run returns as its failure is logged as an error too: it is to be said once, at the end.
    public bool IsEnabled(LogLevel logLevel) => screen.IsVerbose ? logLevel != LogLevel.Error : logLevel == LogLevel.Warning;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (!IsEnabled(logLevel))
        {
            return;
        }

        var message = Secrets.Hide(formatter(state, exception));
        if (logLevel >= LogLevel.Warning)
        {
            screen.Warn(message);
        }
        else
        {
            screen.WriteLine($"{logLevel.ToString().ToLowerInvariant()}: {message}");
        }
    }
}
