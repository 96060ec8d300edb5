namespace Aspire.Hosting.Testing;

/// <summary>Describes an application further that the program of an AppHost has described.</summary>
internal sealed class EntryPointTestingBuilder(DistributedApplicationBuilder builder, AppHostProgram program) : TestingBuilder(builder)
{
    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync().ConfigureAwait(false);
        await program.DisposeAsync().ConfigureAwait(false);
    }

    protected override Task<DistributedApplication> BuildCoreAsync(CancellationToken cancellationToken)
    {
        program.Building.Request();

        return program.Building.Application.WaitAsync(cancellationToken);
    }
}
