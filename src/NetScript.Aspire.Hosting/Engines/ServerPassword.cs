using System.Reflection;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Configuration.UserSecrets;
using NetScript.Configuration;

namespace NetScript.Aspire.Hosting.Engines;

/// <summary>
/// The password of a server container. Where its data outlives a run the password does too: a server takes the password only
/// when it creates its data, and refuses every other one from then on.
/// </summary>
internal static class ServerPassword
{
    /// <summary>The parameter's name, and so its key in the configuration: <c>Parameters:&lt;key&gt;-password</c>, as NetScript has it.</summary>
    public static string ParameterName(DatabaseDefinition definition) => $"{definition.Key}-password";

    public static IResourceBuilder<ParameterResource> Of(ProvisioningContext context)
    {
        var builder = context.Builder;
        var name = ParameterName(context.Definition);
        var generated = ParameterResourceBuilderExtensions.CreateGeneratedParameter(
            // SQL Server asks for three kinds of characters; without special ones it needs no escaping anywhere.
            builder, name, secret: true, new GenerateParameterDefault { MinLength = 22, Special = false, MinLower = 1, MinUpper = 1, MinNumeric = 1 });
        return builder.CreateResourceBuilder(new ParameterResource(name, value => Find(context, value!), secret: true) { Default = generated.Default });
    }

    private static string Find(ProvisioningContext context, ParameterDefault value)
    {
        var (builder, configuration, _, current) = context;
        var definition = current();
        return configuration[$"Parameters:{ParameterName(definition)}"] is { Length: > 0 } configured ? configured
            : builder.ExecutionContext.IsRunMode && (File.Exists(FindFile(definition)) || (Persists(definition) && !HasUserSecrets(builder)))
                ? PasswordFile.ReadOrCreate(FindFile(definition), definition, value)
            : value.GetDefaultValue();
    }

    /// <summary>Where the password is to be changed, in words.</summary>
    public static string Place(DatabaseDefinition definition)
    {
        var parameter = $"Parameters:{ParameterName(definition)} (user secrets, appsettings.json, the environment)";
        return File.Exists(FindFile(definition)) ? $"{parameter} or, where that is not set, {FindFile(definition)}" : parameter;
    }

    private static bool Persists(DatabaseDefinition definition) => definition.Persistent || definition.DataPath is not null;

    private static bool HasUserSecrets(IDistributedApplicationBuilder builder) => builder.AppHostAssembly?.GetCustomAttribute<UserSecretsIdAttribute>() is not null;

    // Beside the data, so that it moves with them; else where NetScript's own AppHost keeps it, whose data may be there already.
    private static string FindFile(DatabaseDefinition definition)
    {
        var common = FileIn(Path.Combine(definition.Workspace, ".data"), definition);
        var beside = definition.DataPath is { } path && Path.GetDirectoryName(path) is { } parent ? FileIn(parent, definition) : common;
        return !File.Exists(beside) && File.Exists(common) ? common : beside;
    }

    private static string FileIn(string directory, DatabaseDefinition definition) => Path.Combine(directory, "aspire-secrets", $"{definition.Key}.password");
}
