using System.Reflection;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Orchestration;
using Aspire.Hosting.Standin.Tests.Fakes;
using Aspire.Hosting.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Aspire.Hosting.Standin.Tests;

/// <summary>Tests that run the program of an AppHost. The programs here are methods of this class.</summary>
public sealed class EntryPointTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_test_changes_what_a_program_describes_and_runs_it_until_it_is_done()
    {
        await using var builder = await CreateAsync(nameof(RunAppHost), "--Colour", "red");
        builder.Services.AddSingleton<FakeLauncher>();
        builder.Services.AddSingleton<IResourceLauncher>(services => services.GetRequiredService<FakeLauncher>());
        builder.AddTestContainer("added");
        Assert.Equal("red", builder.Configuration["Colour"]);
        Assert.Equal(["api"], builder.Resources.Select(resource => resource.Name).Except(["added"]));

        await using var app = await builder.BuildAsync(Token);
        await app.StartAsync(Token);

        Assert.Equal(KnownResourceStates.Running, app.GetSnapshot("api").State?.Text);
        Assert.Equal(KnownResourceStates.Running, app.GetSnapshot("added").State?.Text);
        Assert.NotNull(app.Services.GetService<ProgramMarker>());
        Assert.False(app.Services.GetRequiredService<IInteractionService>().IsAvailable);
    }

    [Fact]
    public async Task A_test_that_does_not_build_lets_the_program_end()
    {
        var builder = await CreateAsync(nameof(RunAppHost));

        await builder.DisposeAsync();
    }

    [Fact]
    public async Task A_program_that_fails_fails_the_test()
    {
        var exception = await Assert.ThrowsAsync<InvalidDataException>(() => CreateAsync(nameof(Fail)));

        Assert.Equal("no configuration", exception.Message);
    }

    [Fact]
    public async Task A_program_that_builds_nothing_is_no_AppHost()
    {
        var exception = await Assert.ThrowsAsync<InvalidOperationException>(() => CreateAsync(nameof(DoNothing)));

        Assert.Contains("without building an application", exception.Message, StringComparison.Ordinal);
    }

    internal static void RunAppHost(string[] args)
    {
        var builder = DistributedApplication.CreateBuilder(args);
        builder.Services.AddSingleton<ProgramMarker>();
        builder.AddTestContainer("api");
        using var app = builder.Build();
        app.Run();
    }

    internal static void Fail(string[] args) => throw new InvalidDataException("no configuration");

    internal static void DoNothing()
    {
    }

    private static async Task<IDistributedApplicationTestingBuilder> CreateAsync(string program, params string[] args)
    {
        var method = typeof(EntryPointTests).GetMethod(program, BindingFlags.NonPublic | BindingFlags.Static)!;

        return await EntryPointTestingBuilder.CreateAsync(AppHostProgram.Start(method, args, (_, _) => { }), Token);
    }

    internal sealed class ProgramMarker;
}
