using Aspire.Hosting.ApplicationModel;
using Microsoft.AspNetCore.Http;

namespace Aspire.Hosting.Projects;

/// <summary>What every project gets: telemetry, readable console logs, and what its launch profile says.</summary>
internal static class ProjectDefaults
{
    public static IResourceBuilder<ProjectResource> WithProjectDefaults(this IResourceBuilder<ProjectResource> builder, IProjectMetadata metadata, ProjectResourceOptions options)
    {
        builder.WithAnnotation(metadata).WithOtlpExporter().WithConsoleLogs();
        if (!builder.ApplicationBuilder.ExecutionContext.IsRunMode)
        {
            return builder;
        }

        builder.WithEnvironment(AddUrls);
        return Choose(builder, metadata, options) is { } profile ? builder.WithLaunchProfile(profile) : builder;
    }

    private static LaunchProfile? Choose(IResourceBuilder<ProjectResource> builder, IProjectMetadata metadata, ProjectResourceOptions options)
    {
        if (options.ExcludeLaunchProfile)
        {
            return null;
        }

        if (options.LaunchProfileName is { Length: > 0 } name)
        {
            builder.WithAnnotation(new LaunchProfileAnnotation(name));
        }

        var configuration = builder.ApplicationBuilder.Configuration;
        return LaunchSettings.Read(metadata.ProjectPath).Choose(
            options.LaunchProfileName,
            configuration["AppHost:DefaultLaunchProfileName"] ?? configuration["DOTNET_LAUNCH_PROFILE"]);
    }

    private static IResourceBuilder<ProjectResource> WithConsoleLogs(this IResourceBuilder<ProjectResource> builder) => builder
        .WithEnvironment("OTEL_DOTNET_EXPERIMENTAL_OTLP_RETRY", "in_memory")
        .WithEnvironment("DOTNET_SYSTEM_CONSOLE_ALLOW_ANSI_COLOR_REDIRECTION", "true")
        .WithEnvironment("LOGGING__CONSOLE__FORMATTERNAME", "simple")
        .WithEnvironment("LOGGING__CONSOLE__FORMATTEROPTIONS__TIMESTAMPFORMAT", "yyyy-MM-ddTHH:mm:ss.fffffff ");

    private static IResourceBuilder<ProjectResource> WithLaunchProfile(this IResourceBuilder<ProjectResource> builder, LaunchProfile profile)
    {
        if (!string.IsNullOrWhiteSpace(profile.CommandLineArgs))
        {
            throw new NotSupportedException($"Launch profile '{profile.Name}' of project '{builder.Resource.Name}' has commandLineArgs, which this build of Aspire.Hosting does not pass on. Use WithArgs.");
        }

        var seen = new Dictionary<string, int>();
        foreach (var url in profile.ApplicationUrl?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [])
        {
            // The second endpoint of a scheme is called http2, the third http3.
            var address = BindingAddress.Parse(url);
            var count = seen[address.Scheme] = seen.GetValueOrDefault(address.Scheme) + 1;
            builder.WithEndpoint(count == 1 ? address.Scheme : $"{address.Scheme}{count}", endpoint =>
            {
                endpoint.Port = address.Port;
                endpoint.TargetHost = address.Host;
                endpoint.UriScheme = address.Scheme;
                endpoint.FromLaunchProfile = true;
            });
        }

        if (Uri.TryCreate(profile.LaunchUrl, UriKind.RelativeOrAbsolute, out var launchUrl))
        {
            builder.WithUrls(context => ShowLaunchUrl(context, launchUrl));
        }

        return builder.WithEnvironment(context =>
        {
            context.EnvironmentVariables.TryAdd("DOTNET_LAUNCH_PROFILE", profile.Name);
            foreach (var (name, value) in profile.EnvironmentVariables)
            {
                context.EnvironmentVariables.TryAdd(name, Environment.ExpandEnvironmentVariables(value));
            }
        });
    }

    private static void ShowLaunchUrl(ResourceUrlsCallbackContext context, Uri launchUrl)
    {
        foreach (var shown in context.Urls.Where(url => url.Endpoint?.EndpointAnnotation.FromLaunchProfile == true))
        {
            shown.Url = new Uri(new Uri(shown.Url), launchUrl).ToString();
        }
    }

    /// <summary>Tells the project by <c>ASPNETCORE_URLS</c> to listen where the orchestrator expects it.</summary>
    private static void AddUrls(EnvironmentCallbackContext context)
    {
        if (context.EnvironmentVariables.ContainsKey("ASPNETCORE_URLS"))
        {
            return;
        }

        var urls = new ReferenceExpressionBuilder();
        foreach (var endpoint in ((ProjectResource)context.Resource).GetEndpoints().Where(IsHttp))
        {
            if (endpoint.IsHttps)
            {
                // Else a redirection to https would lead past the proxy.
                context.EnvironmentVariables.TryAdd("ASPNETCORE_HTTPS_PORT", endpoint.Property(EndpointProperty.Port));
            }

            urls.AppendLiteral(urls.IsEmpty ? string.Empty : ";");
            urls.Append($"{endpoint.Property(EndpointProperty.Scheme)}://{endpoint.EndpointAnnotation.TargetHost}:{endpoint.Property(EndpointProperty.TargetPort)}");
        }

        if (!urls.IsEmpty)
        {
            context.EnvironmentVariables["ASPNETCORE_URLS"] = urls.Build();
        }
    }

    private static bool IsHttp(EndpointReference endpoint) =>
        (endpoint.IsHttp || endpoint.IsHttps) && endpoint.EndpointAnnotation.TargetPortEnvironmentVariable is null;
}
