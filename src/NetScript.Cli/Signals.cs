using System.Runtime.InteropServices;

namespace NetScript.Cli;

/// <summary>Turns Ctrl+C and SIGTERM into a cancellation, so that what has begun is rolled back. A second one ends the process at once; the server rolls back then.</summary>
internal sealed class Signals : IDisposable
{
    private readonly CancellationTokenSource _source = new();
    private readonly PosixSignalRegistration[] _registrations;

    public Signals() => _registrations = [PosixSignalRegistration.Create(PosixSignal.SIGINT, Handle), PosixSignalRegistration.Create(PosixSignal.SIGTERM, Handle)];

    public CancellationToken Token => _source.Token;

    public void Dispose()
    {
        foreach (var registration in _registrations)
        {
            registration.Dispose();
        }

        _source.Dispose();
    }

    private void Handle(PosixSignalContext context)
    {
        if (_source.IsCancellationRequested)
        {
            return;
        }

        context.Cancel = true;
        // Callbacks of the token may wait for a server: the next signal is to be heard meanwhile.
        _ = _source.CancelAsync();
    }
}
