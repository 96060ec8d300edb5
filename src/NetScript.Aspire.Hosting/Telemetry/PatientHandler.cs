namespace NetScript.Aspire.Hosting.Telemetry;

/// <summary>Offers a request again until somebody listens: the first run has often ended before the dashboard is there, and its spans would be lost.</summary>
/// <param name="impatient">Ends the patience: what cannot be delivered then is given up.</param>
internal sealed class PatientHandler(CancellationToken impatient) : DelegatingHandler(new SocketsHttpHandler())
{
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(500);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            }
            catch (HttpRequestException exception) when (exception.HttpRequestError is HttpRequestError.ConnectionError && !impatient.IsCancellationRequested)
            {
                using var pause = CancellationTokenSource.CreateLinkedTokenSource(impatient, cancellationToken);
                await Task.Delay(s_pause, pause.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }
}
