using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Standin.Tests.Fakes;
using Microsoft.Extensions.Configuration;

namespace Aspire.Hosting.Standin.Tests;

public sealed class ParameterTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_parameter_is_read_from_the_configuration()
    {
        await using var builder = TestApplication.CreateBuilder();
        builder.Configuration["Parameters:user"] = "anna";
        builder.Configuration["Parameters:api_key"] = "as a shell writes it";
        builder.Configuration["Other:Place"] = "there";

        Assert.Equal("anna", await builder.AddParameter("user").Resource.GetValueAsync(Token));
        Assert.Equal("as a shell writes it", await builder.AddParameter("api-key").Resource.GetValueAsync(Token));
        Assert.Equal("there", await builder.AddParameterFromConfiguration("place", "Other:Place").Resource.GetValueAsync(Token));
    }

    [Fact]
    public async Task A_parameter_without_a_value_names_where_to_put_it()
    {
        await using var builder = TestApplication.CreateBuilder();
        var parameter = builder.AddParameter("user").Resource;

        var exception = await Assert.ThrowsAsync<MissingParameterValueException>(async () => await parameter.GetValueAsync(Token));

        Assert.Equal("Parameter resource could not be used because configuration key 'Parameters:user' is missing and the Parameter has no default value.", exception.Message);
    }

    [Fact]
    public async Task A_secret_is_not_published()
    {
        await using var builder = TestApplication.CreateBuilder();

        Assert.Throws<ArgumentException>(() => builder.AddParameter("password", "secret", publishValueAsDefault: true, secret: true));
    }

    [Fact]
    public async Task A_value_that_is_configured_is_not_generated()
    {
        await using var builder = TestApplication.CreateBuilder();
        builder.Configuration["Parameters:pg-password"] = "mine";

        Assert.Equal("mine", await builder.AddPostgres("pg").Resource.PasswordParameter.GetValueAsync(Token));
    }

    [Fact]
    public async Task A_generated_value_stays_the_same_while_the_application_runs()
    {
        await using var builder = TestApplication.CreateBuilder();
        var password = builder.AddPostgres("pg").Resource.PasswordParameter;

        var first = await password.GetValueAsync(Token);

        Assert.Equal(22, first!.Length);
        Assert.Equal(first, await password.GetValueAsync(Token));
    }

    [Fact]
    public void A_password_has_the_characters_that_it_must_have_and_no_others()
    {
        var generator = new GenerateParameterDefault { MinLength = 4, Special = false, MinLower = 2, MinUpper = 3, MinNumeric = 4 };

        for (var attempt = 0; attempt < 100; attempt++)
        {
            var password = generator.GetDefaultValue();
            Assert.Equal(9, password.Length);
            Assert.Equal((2, 3, 4), (password.Count(char.IsAsciiLetterLower), password.Count(char.IsAsciiLetterUpper), password.Count(char.IsAsciiDigit)));
            Assert.DoesNotContain(password, c => "iloILO".Contains(c, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Passwords_differ()
    {
        var generator = new GenerateParameterDefault();

        Assert.Equal(100, Enumerable.Range(0, 100).Select(_ => generator.GetDefaultValue()).Distinct().Count());
    }

    [Fact]
    public void A_password_of_no_characters_is_refused()
    {
        Assert.Equal("At least one character type must be enabled.", Assert.Throws<ArgumentException>(() => new GenerateParameterDefault { Lower = false, Upper = false, Numeric = false, Special = false }.GetDefaultValue()).Message);
        Assert.Equal("'MinSpecial' must be 0 if 'Special' is disabled.", Assert.Throws<ArgumentException>(() => new GenerateParameterDefault { Special = false, MinSpecial = 1 }.GetDefaultValue()).Message);
    }

    [Fact]
    public void A_generated_value_is_found_in_the_configuration_of_the_next_run()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "id", "secrets.json");
        var first = new UserSecretsParameterDefault("Parameters:pg-password", new GenerateParameterDefault(), new UserSecrets(path)).GetDefaultValue();
        var second = new UserSecretsParameterDefault("Parameters:my-password", new GenerateParameterDefault(), new UserSecrets(path)).GetDefaultValue();

        var configuration = new ConfigurationBuilder().AddJsonFile(path).Build();

        Assert.Equal(first, configuration["Parameters:pg-password"]);
        Assert.Equal(second, configuration["Parameters:my-password"]);
        Assert.Single(Directory.GetFiles(Path.GetDirectoryName(path)!));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
        }
    }

    [Fact]
    public void User_secrets_that_are_there_stay()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("secrets.json", "{ \"Other\": { \"Key\": \"kept\" }, /* by hand */ }");

        new UserSecrets(path).Set("Parameters:a", "b");

        var configuration = new ConfigurationBuilder().AddJsonFile(path).Build();
        Assert.Equal(("kept", "b"), (configuration["Other:Key"], configuration["Parameters:a"]));
    }

    [Fact]
    public void An_AppHost_without_an_id_has_no_user_secrets()
    {
        Assert.Null(UserSecrets.For(typeof(ParameterTests).Assembly));
    }

    [Fact]
    public async Task The_value_of_a_parameter_is_shown_and_marked_as_a_secret()
    {
        await using var builder = TestApplication.CreateBuilder();
        builder.AddPassword("secret");
        builder.AddParameter("missing");
        await using var app = builder.Build();

        await app.StartAsync(Token);
        await app.ResourceNotifications.WaitForResourceAsync("password", KnownResourceStates.Running, Token);
        await app.ResourceNotifications.WaitForResourceAsync("missing", KnownResourceStates.ValueMissing, Token);

        var property = Assert.Single(app.GetSnapshot("password").Properties, property => property.Name == "Value");
        Assert.Equal(("secret", true), (property.Value, property.IsSensitive));
    }
}
