namespace Aspire.Hosting;

/// <summary>Marks what AppHosts in other languages may not use.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Property | AttributeTargets.Method, Inherited = false)]
public sealed class AspireExportIgnoreAttribute : Attribute
{
    /// <summary>Why.</summary>
    public string? Reason { get; set; }
}
