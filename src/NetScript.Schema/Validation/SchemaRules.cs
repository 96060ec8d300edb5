namespace NetScript.Schema.Validation;

/// <summary>The rules that a schema has to follow once it is understood, in Prisma's order.</summary>
internal static class SchemaRules
{
    public static void Validate(ValidationContext context)
    {
        _ = context;
    }
}
