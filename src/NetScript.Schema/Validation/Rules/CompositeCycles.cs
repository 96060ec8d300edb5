using NetScript.Schema.Model;

namespace NetScript.Schema.Validation.Rules;

/// <summary>Composite types that contain themselves: no value of them would end.</summary>
internal static class CompositeCycles
{
    // There can be very many paths, and those that go round without the first type have no end.
    private const int MaxSteps = 1_000;

    public static void Validate(ValidationContext context)
    {
        var types = context.Model.CompositeTypes.ToList();
        var found = types.SelectMany(Required).Reverse().SelectMany(Find).ToList();
        foreach (var cycle in found.OrderBy(cycle => types.IndexOf(cycle.Link.Target)))
        {
            var (owner, field) = (cycle.Link.Owner, cycle.Link.Field);
            context.Error($"Error validating field `{field.Name}` in composite type `{owner.Name}`: {cycle.Problem}", field);
        }
    }

    /// <summary>The fields by which one comes back to the type of the first field, as Prisma goes through them, and names the path: the last one first.</summary>
    private static IEnumerable<Cycle> Find(Link root)
    {
        var pending = new Stack<(Link Link, string Path)>([(root, $"`{root.Owner.Name}`")]);
        for (var steps = 0; steps < MaxSteps && pending.TryPop(out var next); steps++)
        {
            var (link, path) = next;
            if (link.Target == link.Owner)
            {
                yield return new(link, "The type is the same as the parent and causes an endless cycle. Please change the field to be either optional or a list.");
            }
            else if (steps > 0 && link.Target == root.Target)
            {
                yield return new(link, $"The types cause an endless cycle in the path {path}. Please change one of the fields to be either optional or a list to break the cycle.");
            }
            else
            {
                foreach (var following in Required(link.Target))
                {
                    pending.Push((following, $"`{following.Owner.Name}` → {path}"));
                }
            }
        }
    }

    private static IEnumerable<Link> Required(CompositeType owner) =>
        owner.Fields.Where(field => field is { Arity: Arity.Required, Type: CompositeFieldType }).Select(field => new Link(owner, field, ((CompositeFieldType)field.Type).Type));

    private sealed record Link(CompositeType Owner, ScalarField Field, CompositeType Target);

    private sealed record Cycle(Link Link, string Problem);
}
