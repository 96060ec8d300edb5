namespace Aspire.Hosting.ApplicationModel;

/// <summary>Where a URL is shown on the dashboard.</summary>
public enum UrlDisplayLocation
{
    /// <summary>In the list of resources and in the details.</summary>
    SummaryAndDetails,

    /// <summary>In the details.</summary>
    DetailsOnly,
}
