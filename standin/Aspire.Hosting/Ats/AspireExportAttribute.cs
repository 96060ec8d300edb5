namespace Aspire.Hosting;

/// <summary>Marks what AppHosts in other languages may use.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class | AttributeTargets.Interface | AttributeTargets.Assembly | AttributeTargets.Property, Inherited = false, AllowMultiple = true)]
public sealed class AspireExportAttribute : Attribute
{
    /// <summary>Exports under a name.</summary>
    /// <param name="id">The name.</param>
    public AspireExportAttribute(string id)
    {
        Id = id ?? throw new ArgumentNullException(nameof(id));
    }

    /// <summary>Exports under the own name.</summary>
    public AspireExportAttribute()
    {
    }

    /// <summary>Exports a type of another assembly.</summary>
    /// <param name="type">The type.</param>
    public AspireExportAttribute(Type type)
    {
        Type = type ?? throw new ArgumentNullException(nameof(type));
    }

    /// <summary>The name.</summary>
    public string? Id { get; }

    /// <summary>The type of another assembly.</summary>
    public Type? Type { get; set; }

    /// <summary>What it is.</summary>
    public string? Description { get; set; }

    /// <summary>The name of the method in other languages.</summary>
    public string? MethodName { get; set; }

    /// <summary>Whether the properties of the type are exported.</summary>
    public bool ExposeProperties { get; set; }

    /// <summary>Whether the methods of the type are exported.</summary>
    public bool ExposeMethods { get; set; }

    /// <summary>Whether the method runs on a background thread, since it calls back.</summary>
    public bool RunSyncOnBackgroundThread { get; set; }
}
