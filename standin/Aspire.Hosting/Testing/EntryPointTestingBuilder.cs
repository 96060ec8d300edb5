namespace Aspire.Hosting.Testing;

/// <summary>Describes an application further that the program of an AppHost has described.</summary>
internal sealed class EntryPointTestingBuilder(DistributedApplicationBuilder builder, AppHostProgram program) : TestingBuilder(builder)
{
    /// <summary>Waits until the program has described its application.</summary>
    public static async Task<EntryPointTestingBuilder> CreateAsync(AppHostProgram program, CancellationToken cancellationToken)
    {
        try
        {
            var builder = await program.Building.Described.WaitAsync(cancellationToken).ConfigureAwait(false);
            return new EntryPointTestingBuilder(builder, program);
        }
        catch
        {
            await program.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

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
