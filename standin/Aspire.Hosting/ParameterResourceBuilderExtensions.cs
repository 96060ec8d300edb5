using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Configuration;

namespace Aspire.Hosting;

/// <summary>Adds values from outside of the application.</summary>
public static class ParameterResourceBuilderExtensions
{
    /// <summary>Adds a parameter whose value is <c>Parameters:{name}</c> of the configuration.</summary>
    /// <param name="builder">The builder of the application.</param>
    /// <param name="name">The name of the parameter.</param>
    /// <param name="secret">Whether the value is a secret.</param>
    /// <returns>The builder of the parameter.</returns>
    public static IResourceBuilder<ParameterResource> AddParameter(this IDistributedApplicationBuilder builder, [ResourceName] string name, bool secret = false)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.AddParameter(CreateParameter(builder, name, secret));
    }

    /// <summary>Adds a parameter with a value.</summary>
    /// <param name="builder">The builder of the application.</param>
    /// <param name="name">The name of the parameter.</param>
    /// <param name="value">The value.</param>
    /// <param name="publishValueAsDefault">Whether it is the default value of the published parameter.</param>
    /// <param name="secret">Whether the value is a secret.</param>
    /// <returns>The builder of the parameter.</returns>
    public static IResourceBuilder<ParameterResource> AddParameter(this IDistributedApplicationBuilder builder, [ResourceName] string name, string value, bool publishValueAsDefault = false, bool secret = false)
    {
        ArgumentNullException.ThrowIfNull(value);
        return builder.AddParameter(name, () => value, publishValueAsDefault, secret);
    }

    /// <summary>Adds a parameter with a value.</summary>
    /// <param name="builder">The builder of the application.</param>
    /// <param name="name">The name of the parameter.</param>
    /// <param name="valueGetter">Makes the value, at first use.</param>
    /// <param name="publishValueAsDefault">Whether it is the default value of the published parameter.</param>
    /// <param name="secret">Whether the value is a secret.</param>
    /// <returns>The builder of the parameter.</returns>
    /// <exception cref="ArgumentException">The value is both a secret and published.</exception>
    public static IResourceBuilder<ParameterResource> AddParameter(this IDistributedApplicationBuilder builder, string name, Func<string> valueGetter, bool publishValueAsDefault = false, bool secret = false)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(valueGetter);
        return publishValueAsDefault && secret
            ? throw new ArgumentException("A parameter cannot be both secret and published as a default value.", nameof(secret))
            : builder.AddParameter(new ParameterResource(name, _ => valueGetter(), secret));
    }

    /// <summary>Adds a parameter whose value stands in the configuration, or else is made.</summary>
    /// <param name="builder">The builder of the application.</param>
    /// <param name="name">The name of the parameter.</param>
    /// <param name="value">Makes the value.</param>
    /// <param name="secret">Whether the value is a secret.</param>
    /// <param name="persist">Whether a made value is kept in the user secrets of the AppHost.</param>
    /// <returns>The builder of the parameter.</returns>
    public static IResourceBuilder<ParameterResource> AddParameter(this IDistributedApplicationBuilder builder, [ResourceName] string name, ParameterDefault value, bool secret = false, bool persist = false)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(value);

        var parameter = CreateParameter(builder, name, secret);
        parameter.Default = persist ? Persisted(builder, name, value) : value;
        return builder.AddParameter(parameter);
    }

    /// <summary>Adds a parameter whose value stands somewhere else in the configuration.</summary>
    /// <param name="builder">The builder of the application.</param>
    /// <param name="name">The name of the parameter.</param>
    /// <param name="configurationKey">Where the value stands.</param>
    /// <param name="secret">Whether the value is a secret.</param>
    /// <returns>The builder of the parameter.</returns>
    public static IResourceBuilder<ParameterResource> AddParameterFromConfiguration(this IDistributedApplicationBuilder builder, string name, string configurationKey, bool secret = false)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configurationKey);
        return builder.AddParameter(new ParameterResource(name, value => Read(builder.Configuration, configurationKey, value), secret) { ConfigurationKey = configurationKey });
    }

    /// <summary>Adds a connection string that stands in the configuration, at <c>ConnectionStrings:{name}</c>.</summary>
    /// <param name="builder">The builder of the application.</param>
    /// <param name="name">The name of the connection string.</param>
    /// <param name="environmentVariableName">The environment variable that carries it, instead of <c>ConnectionStrings__{name}</c>.</param>
    /// <returns>The builder of the connection string.</returns>
    public static IResourceBuilder<IResourceWithConnectionString> AddConnectionString(this IDistributedApplicationBuilder builder, [ResourceName] string name, string? environmentVariableName = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.AddParameter(new ConnectionStringParameterResource(
            name,
            _ => builder.Configuration.GetConnectionString(name)
                ?? throw new MissingParameterValueException($"Connection string parameter resource could not be used because connection string '{name}' is missing."),
            environmentVariableName));
    }

    /// <summary>Creates a parameter for a password, of 22 characters or more, which is kept in the user secrets of the AppHost when it runs.</summary>
    /// <param name="builder">The builder of the application.</param>
    /// <param name="name">The name of the parameter.</param>
    /// <param name="lower">Whether there are lower-case letters.</param>
    /// <param name="upper">Whether there are upper-case letters.</param>
    /// <param name="numeric">Whether there are digits.</param>
    /// <param name="special">Whether there are special characters.</param>
    /// <param name="minLower">The least number of lower-case letters.</param>
    /// <param name="minUpper">The least number of upper-case letters.</param>
    /// <param name="minNumeric">The least number of digits.</param>
    /// <param name="minSpecial">The least number of special characters.</param>
    /// <returns>The parameter, which is not added to the application.</returns>
    public static ParameterResource CreateDefaultPasswordParameter(IDistributedApplicationBuilder builder, string name, bool lower = true, bool upper = true, bool numeric = true, bool special = true, int minLower = 0, int minUpper = 0, int minNumeric = 0, int minSpecial = 0) =>
        CreateGeneratedParameter(builder, name, secret: true, new GenerateParameterDefault
        {
            Lower = lower,
            Upper = upper,
            Numeric = numeric,
            Special = special,
            MinLower = minLower,
            MinUpper = minUpper,
            MinNumeric = minNumeric,
            MinSpecial = minSpecial,
        });

    /// <summary>Creates a parameter with a random value, which is kept in the user secrets of the AppHost when it runs.</summary>
    /// <param name="builder">The builder of the application.</param>
    /// <param name="name">The name of the parameter.</param>
    /// <param name="secret">Whether the value is a secret.</param>
    /// <param name="parameterDefault">Generates the value.</param>
    /// <returns>The parameter, which is not added to the application.</returns>
    public static ParameterResource CreateGeneratedParameter(IDistributedApplicationBuilder builder, string name, bool secret, GenerateParameterDefault parameterDefault)
    {
        var parameter = CreateParameter(builder, name, secret);
        parameter.Default = Persisted(builder, name, parameterDefault);
        return parameter;
    }

    /// <summary>Creates a parameter whose value is <c>Parameters:{name}</c> of the configuration.</summary>
    /// <param name="builder">The builder of the application.</param>
    /// <param name="name">The name of the parameter.</param>
    /// <param name="secret">Whether the value is a secret.</param>
    /// <returns>The parameter, which is not added to the application.</returns>
    public static ParameterResource CreateParameter(IDistributedApplicationBuilder builder, string name, bool secret)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(name);
        return new ParameterResource(name, value => Read(builder.Configuration, $"Parameters:{name}", value), secret);
    }

    private static IResourceBuilder<T> AddParameter<T>(this IDistributedApplicationBuilder builder, T parameter)
        where T : ParameterResource
        => builder.AddResource(parameter)
            .WithInitialState(new CustomResourceSnapshot
            {
                ResourceType = ResourceTypes.Parameter,
                State = KnownResourceStates.Waiting,
                Properties = [new(CustomResourceKnownProperties.Source, parameter.ConfigurationKey)],
            });

    private static ParameterDefault Persisted(IDistributedApplicationBuilder builder, string name, ParameterDefault value) =>
        builder.ExecutionContext.IsRunMode
            ? new UserSecretsParameterDefault($"Parameters:{name}", value, UserSecrets.For(builder.AppHostAssembly))
            : value;

    private static string Read(ConfigurationManager configuration, string key, ParameterDefault? value)
    {
        // A shell's variables have no dashes in their names.
        var configured = configuration[key] is { Length: > 0 } exact ? exact : configuration[key.Replace('-', '_')];
        return configured
            ?? value?.GetDefaultValue()
            ?? throw new MissingParameterValueException($"Parameter resource could not be used because configuration key '{key}' is missing and the Parameter has no default value.");
    }
}
