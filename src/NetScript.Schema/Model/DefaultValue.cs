namespace NetScript.Schema.Model;

/// <summary>The value of <c>@default</c>: one of the records below it.</summary>
public abstract record DefaultValue
{
    private protected DefaultValue()
    {
    }
}
