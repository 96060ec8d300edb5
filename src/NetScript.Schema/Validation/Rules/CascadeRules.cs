using NetScript.Schema.Model;
using NetScript.Schema.Providers;

namespace NetScript.Schema.Validation.Rules;

/// <summary>SQL Server refuses foreign keys by which a change comes to a table twice.</summary>
internal static class CascadeRules
{
    public static void Cycles(InlineRelation relation, ValidationContext context)
    {
        if (!context.Provider.Can(Capabilities.ReferenceCycleDetection) && context.RelationMode == RelationMode.ForeignKeys)
        {
            return;
        }

        var visited = new HashSet<InlineRelation>();
        var next = new Stack<Path>([new(null, relation)]);
        while (next.TryPop(out var path))
        {
            var current = path.Relation;
            visited.Add(current);
            if (!Modifies(current, context))
            {
                continue;
            }

            if (current.ReferencingModel == current.ReferencedModel)
            {
                Error(relation, "A self-relation must have `onDelete` and `onUpdate` referential actions set to `NoAction` in one of the @relation attributes.", context);
                return;
            }

            if (current.ReferencedModel == relation.ReferencingModel)
            {
                Error(
                    relation, $"Reference causes a cycle. One of the @relation attributes in this cycle must have `onDelete` and `onUpdate` referential actions set to `NoAction`. Cycle path: {path}.", context);
                return;
            }

            foreach (var following in From(current.ReferencedModel).Where(following => !visited.Contains(following)))
            {
                next.Push(new(path, following));
            }
        }
    }

    public static void MultiplePaths(InlineRelation relation, ValidationContext context)
    {
        if (!context.Provider.Can(Capabilities.ReferenceCycleDetection) || context.RelationMode == RelationMode.Prisma || !Modifies(relation, context))
        {
            return;
        }

        // From each field of the model, the models that a change of them comes from.
        var reached = From(relation.ReferencingModel).Where(first => Modifies(first, context)).ToDictionary(first => first, first => Reached(first, context));
        if (!reached.Remove(relation, out var own))
        {
            return;
        }

        var shared = own.Where(model => reached.Values.Any(other => other.Contains(model))).Select(model => model.Name).Order(StringComparer.Ordinal).ToList();
        if (shared.Count == 0)
        {
            return;
        }

        var names = string.Join(", ", shared.Select(name => $"`{name}`"));
        var subject = shared.Count == 1 ? $"model {names} is" : $"models {names} are";
        Error(
            relation,
            $"When any of the records in {subject} updated or deleted, the referential actions on the relations cascade to model `{relation.ReferencingModel.Name}` through multiple paths. Please break one of these paths by setting the `onUpdate` and `onDelete` to `NoAction`.",
            context);
    }

    /// <summary>The models on the paths from a relation that end. As in Prisma, a path that ends in a cycle through the first model or in a self-relation does not count.</summary>
    private static HashSet<ModelType> Reached(InlineRelation first, ValidationContext context)
    {
        var next = new Dictionary<InlineRelation, List<InlineRelation>>();
        var previous = new List<(InlineRelation From, InlineRelation To)>();
        var pending = new Stack<InlineRelation>([first]);
        while (pending.TryPop(out var current))
        {
            if (next.ContainsKey(current) || IsCycle(current))
            {
                continue;
            }

            next[current] = [.. From(current.ReferencedModel).Where(following => Modifies(following, context))];
            next[current].ForEach(following => previous.Add((current, following)));
            next[current].ForEach(pending.Push);
        }

        var before = previous.ToLookup(edge => edge.To, edge => edge.From);
        var open = next.ToDictionary(entry => entry.Key, entry => entry.Value.Count);
        var ends = new Stack<InlineRelation>(previous.Select(edge => edge.To).Where(IsCycle).Distinct());
        var withoutEnd = new HashSet<InlineRelation>();
        while (ends.TryPop(out var end))
        {
            foreach (var relation in before[end].Where(relation => --open[relation] == 0))
            {
                withoutEnd.Add(relation);
                ends.Push(relation);
            }
        }

        return [.. next.Keys.Where(relation => !withoutEnd.Contains(relation)).Select(relation => relation.ReferencedModel)];

        bool IsCycle(InlineRelation relation) => relation.ReferencingModel == relation.ReferencedModel || relation.ReferencedModel == first.ReferencingModel;
    }

    private static bool Modifies(InlineRelation relation, ValidationContext context) => IsModification(relation.OnDelete(context.Provider, context.RelationMode)) || IsModification(relation.OnUpdate);

    private static bool IsModification(ReferentialAction action) => action is not (ReferentialAction.NoAction or ReferentialAction.Restrict);

    private static IEnumerable<InlineRelation> From(ModelType model) =>
        model.RelationsFrom.Where(relation => relation is { ForwardField: not null, BackField: not null }).OrderBy(relation => relation.ReferencedModel.Ordinal);

    private static void Error(InlineRelation relation, string message, ValidationContext context)
    {
        var field = relation.ForwardField!;
        var onDelete = relation.OnDelete(context.Provider, context.RelationMode);
        var defaults = (field.OnDelete is null && IsModification(onDelete), field.OnUpdate is null && IsModification(relation.OnUpdate)) switch
        {
            (true, true) => $" (Implicit default `onDelete`: `{onDelete}`, and `onUpdate`: `{relation.OnUpdate}`)",
            (true, false) => $" (Implicit default `onDelete`: `{onDelete}`)",
            (false, true) => $" (Implicit default `onUpdate`: `{relation.OnUpdate}`)",
            _ => "",
        };
        context.Error($"Error validating: {message}{defaults} Read more at https://pris.ly/d/cyclic-referential-actions", field);
    }

    private sealed record Path(Path? Previous, InlineRelation Relation)
    {
        public override string ToString()
        {
            var names = new List<string>();
            for (var path = this; path is not null; path = path.Previous)
            {
                names.Add($"{path.Relation.ReferencingModel.Name}.{path.Relation.ForwardField!.Name}");
            }

            names.Reverse();
            return string.Join(" → ", names);
        }
    }
}
