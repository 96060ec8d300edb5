namespace Aspire.Hosting;

/// <summary>Marks a type whose values are copied between an AppHost in another language and this one.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class AspireDtoAttribute : Attribute
{
    /// <summary>The name of the type in other languages.</summary>
    public string? DtoTypeId { get; set; }
}
