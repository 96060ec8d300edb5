namespace Aspire.Hosting.Testing;

/// <summary>Describes an application for a test. Disposing of it ends the application too.</summary>
public interface IDistributedApplicationTestingBuilder : IDistributedApplicationBuilder, IAsyncDisposable, IDisposable
{
    /// <summary>Makes the application.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The application, which is not started yet.</returns>
    Task<DistributedApplication> BuildAsync(CancellationToken cancellationToken = default);
}
