using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace NetScript.Aspire.Hosting.Tests.EndToEnd;

/// <summary>The Aspire dashboard in a headless Chromium, read as people read it: by roles and texts.</summary>
internal sealed class DashboardPage : IAsyncDisposable
{
    private static readonly string[] s_browsers = ["chromium", "chromium-browser", "google-chrome"];

    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;
    private readonly IPage _page;

    private DashboardPage(IPlaywright playwright, IBrowser browser, IPage page) => (_playwright, _browser, _page) = (playwright, browser, page);

    /// <summary>The program of the browser, or <see langword="null"/> if there is none on the path.</summary>
    public static string? Browser { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .SelectMany(directory => s_browsers.Select(name => Path.Combine(directory, name)))
        .FirstOrDefault(File.Exists);

    /// <summary>Logs in with the address that the AppHost has printed, and shows the resources.</summary>
    public static async Task<DashboardPage> OpenAsync(Uri login)
    {
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Browser,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
        var page = await browser.NewPageAsync(new() { ViewportSize = new() { Width = 1280, Height = 720 }, IgnoreHTTPSErrors = true });
        page.SetDefaultTimeout(60_000);
        Assertions.SetDefaultExpectTimeout(60_000);
        await page.GotoAsync(login.AbsoluteUri);
        await page.WaitForURLAsync(url => !url.Contains("/login", StringComparison.Ordinal));
        // A page that is asked for while the dashboard starts now and then stays empty; people reload it then.
        await ReloadUntilDoneAsync(page, () => ExpectVisibleAsync(page.GetByRole(AriaRole.Link, new() { Name = "Resources", Exact = true })));
        return new DashboardPage(playwright, browser, page);
    }

    /// <summary>Waits until a resource's row has this state, and nothing beside it, such as that it is unhealthy, but the number of its errors.</summary>
    public Task ExpectStateAsync(string resource, string state) => ReloadUntilDoneAsync(_page, () =>
        Assertions.Expect(Row(resource).GetByRole(AriaRole.Gridcell).Nth(1)).ToHaveTextAsync(new Regex($@"^\s*{Regex.Escape(state)}\s*\d*\s*$"), new() { Timeout = 40_000 }));

    /// <summary>Opens the details of a resource and waits until they have this property.</summary>
    public Task ExpectPropertyAsync(string resource, string name, string value) => ReloadUntilDoneAsync(_page, async () =>
    {
        await Row(resource).GetByRole(AriaRole.Gridcell).First.ClickAsync(new() { Timeout = 20_000 });
        var property = _page.GetByRole(AriaRole.Row).Filter(new() { Has = _page.GetByRole(AriaRole.Gridcell, new() { NameRegex = new Regex($"^{Regex.Escape(name)}( |$)") }) });
        await Assertions.Expect(property.GetByRole(AriaRole.Gridcell).Nth(1)).ToHaveTextAsync(value, new() { Timeout = 40_000 });
    });

    /// <summary>The entries of the menu in a resource's row.</summary>
    public async Task<IReadOnlyList<string>> GetCommandsAsync(string resource)
    {
        await OpenMenuAsync(resource);
        await Assertions.Expect(_page.GetByRole(AriaRole.Menuitem).First).ToBeVisibleAsync();
        var commands = await _page.GetByRole(AriaRole.Menuitem).AllInnerTextsAsync();
        // To press Escape is not enough where the page has met an error of its own, which it asks to reload for.
        await _page.ReloadAsync();
        return [.. commands.Select(command => command.Trim())];
    }

    /// <summary>Runs a command from the menu in a resource's row, or the one below it, and waits until the page shows the text.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="command">The display name of the command.</param>
    /// <param name="expectedText">A text of its result.</param>
    /// <param name="arguments">What is typed or chosen in its dialog, by label.</param>
    /// <param name="confirm">Whether it asks before it does anything.</param>
    /// <param name="picture">The name of a picture of its dialog, of the last one if there are two.</param>
    /// <param name="answer">The button that is pressed in a dialog after that of the arguments.</param>
    public async Task RunCommandAsync(
        string resource, string command, string expectedText, IReadOnlyList<(string Label, string Value)>? arguments = null, bool confirm = false, string? picture = null, string? answer = null)
    {
        var (yes, ok) = (Button("Yes"), Button("OK"));
        await ChooseAsync(resource, command, next: confirm ? yes : arguments is not null ? ok : _page.GetByText(expectedText).First);
        if (confirm)
        {
            await yes.ClickAsync();
        }

        foreach (var (label, value) in arguments ?? [])
        {
            await EnterAsync(label, value);
        }

        var next = arguments is null ? null : ok;
        if (next is not null && answer is not null)
        {
            await next.ClickAsync();
            next = Button(answer);
            await Assertions.Expect(next).ToBeVisibleAsync();
        }

        if (picture is not null)
        {
            await TakeScreenshotAsync(Repository.Screenshot(picture));
        }

        if (next is not null)
        {
            await next.ClickAsync();
        }

        await Assertions.Expect(_page.GetByText(expectedText).First).ToBeVisibleAsync();
        await _page.ReloadAsync();
    }

    /// <summary>Follows the link to a resource's <c>Metrics</c> or <c>Traces</c>, which the dashboard has in the menu of the row once there are some, and waits until the page has the text.</summary>
    public Task ExpectTelemetryAsync(string resource, string page, string text) => ReloadUntilDoneAsync(_page, async () =>
    {
        await _page.GetByRole(AriaRole.Link, new() { Name = "Resources", Exact = true }).ClickAsync();
        await OpenMenuAsync(resource, timeout: 20_000);
        await _page.GetByRole(AriaRole.Menuitem, new() { Name = page, Exact = true }).ClickAsync(new() { Timeout = 20_000 });
        // Asked for again and again: the dashboard changes pages without loading one, and whoever waits for a navigation may begin after it.
        await Assertions.Expect(_page).ToHaveURLAsync(new Regex($"/{page.ToLowerInvariant()}/resource/{Regex.Escape(resource)}"), new() { Timeout = 20_000 });
        await ExpectVisibleAsync(_page.GetByText(text).First);
    });

    public Task TakeScreenshotAsync(string path) => _page.ScreenshotAsync(new() { Path = path });

    public async ValueTask DisposeAsync()
    {
        // What it showed last is what one wants to see of a test that failed.
        await TakeScreenshotAsync(Repository.Screenshot($"last-{TestContext.Current.TestMethod?.MethodName}"));
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }

    // A row that changes under an open menu now and then takes the click with it, or the page.
    private Task ChooseAsync(string resource, string command, ILocator next) => ReloadUntilDoneAsync(_page, async () =>
    {
        await OpenMenuAsync(resource, timeout: 20_000);
        var item = _page.GetByRole(AriaRole.Menuitem, new() { Name = command, Exact = true });
        await Assertions.Expect(_page.GetByRole(AriaRole.Menuitem).First).ToBeVisibleAsync();
        if (await item.CountAsync() == 0)
        {
            await _page.GetByRole(AriaRole.Menuitem, new() { NameRegex = new Regex("^Commands") }).First.HoverAsync();
        }

        await item.ClickAsync();
        await ExpectVisibleAsync(next);
    });

    private static Task ExpectVisibleAsync(ILocator expected) => Assertions.Expect(expected).ToBeVisibleAsync(new() { Timeout = 20_000 });

    // The dashboard's page now and then meets an error of its own, which it asks to reload for.
    private static async Task ReloadUntilDoneAsync(IPage page, Func<Task> act)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await act();
                return;
            }
            catch (Exception exception) when (exception is PlaywrightException or TimeoutException && attempt < 3)
            {
                await page.ReloadAsync();
            }
        }
    }

    // The dashboard's fields are components, which the label names by their id.
    private async Task EnterAsync(string label, string value)
    {
        var field = _page.Locator($"#{await _page.Locator("label").Filter(new() { HasText = label }).GetAttributeAsync("for")}");
        if (await field.Locator("input").CountAsync() > 0)
        {
            await field.Locator("input").FillAsync(value);
        }
        else
        {
            await field.ClickAsync();
            await _page.GetByRole(AriaRole.Option, new() { Name = value, Exact = true }).ClickAsync();
        }
    }

    private Task OpenMenuAsync(string resource, float? timeout = null) =>
        Row(resource).GetByRole(AriaRole.Button, new() { Name = "Actions", Exact = true }).ClickAsync(new() { Timeout = timeout });

    private ILocator Button(string name) => _page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    // The cell is called "<type of the resource>: <name>".
    private ILocator Row(string resource) => _page.GetByRole(AriaRole.Row).Filter(new()
    {
        Has = _page.GetByRole(AriaRole.Gridcell, new() { NameRegex = new Regex($": {Regex.Escape(resource)}$") }),
    });
}
