namespace NetScript.Schema.Model;

/// <summary>A relation between two models: an <see cref="InlineRelation"/>, which is a foreign key, or a <see cref="ManyToManyRelation"/>, which is a table.</summary>
public abstract class Relation
{
    private protected Relation(string name)
    {
        Name = name;
    }

    /// <summary>The name of <c>@relation</c>, or the one that Prisma makes of the models.</summary>
    public string Name { get; }
}
