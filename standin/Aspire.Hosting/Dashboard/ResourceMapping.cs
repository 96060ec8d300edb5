using System.Globalization;
using Aspire.Hosting.ApplicationModel;
using Google.Protobuf.WellKnownTypes;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Aspire.Hosting.Dashboard;

/// <summary>Says how a resource is in the words of the dashboard.</summary>
internal static class ResourceMapping
{
    /// <summary>Maps the state of a resource.</summary>
    /// <param name="update">The resource and its state.</param>
    /// <param name="startedAt">When the AppHost started: the dashboard takes no resource that does not say when it came to be.</param>
    public static Protocol.Resource ToProtocol(ResourceEvent update, DateTime startedAt)
    {
        var snapshot = update.Snapshot;
        var createdAt = snapshot.CreationTimeStamp ?? startedAt;

        var resource = new Protocol.Resource
        {
            Name = update.ResourceId,
            Uid = update.ResourceId,
            DisplayName = update.Resource.Name,
            ResourceType = snapshot.ResourceType,
            CreatedAt = ToTimestamp(createdAt),
            StartedAt = ToTimestamp(snapshot.StartTimeStamp),
            StoppedAt = ToTimestamp(snapshot.StopTimeStamp),
            IsHidden = snapshot.IsHidden,
        };

        if (snapshot.State is { } state)
        {
            resource.State = state.Text;
            resource.StateStyle = state.Style ?? "";
        }

        if (snapshot.IconName is { } icon)
        {
            resource.IconName = icon;
            resource.IconVariant = ToProtocol(snapshot.IconVariant);
        }

        resource.Properties.Add(KnownProperties(update, createdAt));
        resource.Properties.Add(snapshot.Properties.Select(ToProtocol));
        resource.Environment.Add(snapshot.EnvironmentVariables.Select(ToProtocol));
        resource.Urls.Add(snapshot.Urls.Select(ToProtocol));
        resource.Volumes.Add(snapshot.Volumes.Select(ToProtocol));
        resource.HealthReports.Add(snapshot.HealthReports.Select(ToProtocol));
        resource.Relationships.Add(snapshot.Relationships.Select(ToProtocol));
        resource.Commands.Add(snapshot.Commands.Where(command => command.Visibility.HasFlag(ResourceCommandVisibility.UI)).Select(ToProtocol));
        return resource;
    }

    // The dashboard shows these for every resource, and takes them from the properties rather than from the fields above.
    private static IEnumerable<Protocol.ResourceProperty> KnownProperties(ResourceEvent update, DateTime createdAt)
    {
        var snapshot = update.Snapshot;

        return
        [
            Property("uid", update.ResourceId),
            Property("name", update.ResourceId),
            Property("displayName", update.Resource.Name),
            Property("type", snapshot.ResourceType),
            Property("state", snapshot.State?.Text),
            Property("healthState", snapshot.HealthStatus?.ToString()),
            Property("exitCode", snapshot.ExitCode?.ToString(CultureInfo.InvariantCulture)),
            Property("createTime", ToText(createdAt)),
            Property("startTime", ToText(snapshot.StartTimeStamp)),
            Property("stopTime", ToText(snapshot.StopTimeStamp)),
        ];

        static Protocol.ResourceProperty Property(string name, string? value) => new() { Name = "resource." + name, Value = ToValue(value) };

        static string? ToText(DateTime? time) => time?.ToString("O", CultureInfo.InvariantCulture);
    }

    private static Protocol.ResourceProperty ToProtocol(ResourcePropertySnapshot snapshot)
    {
        var property = new Protocol.ResourceProperty
        {
            Name = snapshot.Name,
            Value = ToValue(snapshot.Value),
            IsSensitive = snapshot.IsSensitive,
            IsHighlighted = snapshot.IsHighlighted,
        };

        if (snapshot.DisplayName is { Length: > 0 } displayName)
        {
            property.DisplayName = displayName;
        }

        if (snapshot.SortOrder is { } sortOrder)
        {
            property.SortOrder = sortOrder;
        }

        return property;
    }

    private static Protocol.EnvironmentVariable ToProtocol(EnvironmentVariableSnapshot snapshot)
        => new() { Name = snapshot.Name, Value = snapshot.Value ?? "", IsFromSpec = snapshot.IsFromSpec };

    private static Protocol.Url ToProtocol(UrlSnapshot snapshot) => new()
    {
        EndpointName = snapshot.Name ?? "",
        FullUrl = snapshot.Url,
        IsInternal = snapshot.IsInternal,
        IsInactive = snapshot.IsInactive,
        DisplayProperties = new() { DisplayName = snapshot.DisplayProperties.DisplayName, SortOrder = snapshot.DisplayProperties.SortOrder },
    };

    private static Protocol.Volume ToProtocol(VolumeSnapshot snapshot) => new()
    {
        Source = snapshot.Source ?? "",
        Target = snapshot.Target,
        MountType = snapshot.MountType,
        IsReadOnly = snapshot.IsReadOnly,
    };

    private static Protocol.HealthReport ToProtocol(HealthReportSnapshot snapshot)
    {
        var report = new Protocol.HealthReport
        {
            Key = snapshot.Name,
            Description = snapshot.Description ?? "",
            Exception = snapshot.ExceptionText ?? "",
            LastRunAt = ToTimestamp(snapshot.LastRunAt),
        };

        if (snapshot.Status is { } status)
        {
            report.Status = status switch
            {
                HealthStatus.Healthy => Protocol.HealthStatus.Healthy,
                HealthStatus.Degraded => Protocol.HealthStatus.Degraded,
                _ => Protocol.HealthStatus.Unhealthy,
            };
        }

        return report;
    }

    private static Protocol.ResourceRelationship ToProtocol(RelationshipSnapshot snapshot)
        => new() { ResourceName = snapshot.ResourceName, Type = snapshot.Type };

    private static Protocol.ResourceCommand ToProtocol(ResourceCommandSnapshot snapshot)
    {
        var command = new Protocol.ResourceCommand
        {
            Name = snapshot.Name,
            DisplayName = snapshot.DisplayName,
            DisplayDescription = snapshot.DisplayDescription ?? "",
            ConfirmationMessage = snapshot.ConfirmationMessage ?? "",
            IconName = snapshot.IconName ?? "",
            IconVariant = ToProtocol(snapshot.IconVariant),
            IsHighlighted = snapshot.IsHighlighted,
            State = snapshot.State switch
            {
                ResourceCommandState.Enabled => Protocol.ResourceCommandState.Enabled,
                ResourceCommandState.Disabled => Protocol.ResourceCommandState.Disabled,
                _ => Protocol.ResourceCommandState.Hidden,
            },
        };

        command.ArgumentInputs.Add(snapshot.Arguments.Select(InteractionMapping.ToProtocol));
        return command;
    }

    private static Protocol.IconVariant ToProtocol(IconVariant? variant)
        => variant is IconVariant.Filled ? Protocol.IconVariant.Filled : Protocol.IconVariant.Regular;

    private static Value ToValue(object? value) => value switch
    {
        null => Value.ForNull(),
        string text => Value.ForString(text),
        int number => Value.ForNumber(number),
        IEnumerable<string> texts => Value.ForList([.. texts.Select(Value.ForString)]),
        IEnumerable<int> numbers => Value.ForList([.. numbers.Select(number => Value.ForNumber(number))]),
        IFormattable formattable => Value.ForString(formattable.ToString(null, CultureInfo.InvariantCulture)),
        _ => Value.ForString(value.ToString() ?? ""),
    };

    private static Timestamp? ToTimestamp(DateTime? time) => time is { } value ? Timestamp.FromDateTime(value.ToUniversalTime()) : null;
}
