using NetScript.Schema.Model;
using NetScript.Schema.Providers;

namespace NetScript.Schema.Validation.Rules;

/// <summary>SQL Server refuses foreign keys by which a change comes to a table twice.</summary>
internal sealed class CascadeRules(ValidationContext context)
{
    private const int MaxSteps = 1_000;

    private readonly Dictionary<ModelType, IReadOnlyList<InlineRelation>> _from = [];
    private readonly Dictionary<InlineRelation, HashSet<ModelType>> _reached = [];

    public void Cycles(InlineRelation relation)
    {
        if (!context.Provider.Can(Capabilities.ReferenceCycleDetection) && context.RelationMode == RelationMode.ForeignKeys)
        {
            return;
        }

        var visited = new HashSet<InlineRelation>();
        var next = new Stack<RelationPath>([new(null, relation)]);
        while (next.TryPop(out var path))
        {
            var current = path.Relation;
            visited.Add(current);
            if (!Modifies(current))
            {
                continue;
            }

            if (current.ReferencingModel == current.ReferencedModel)
            {
                Error(relation, "A self-relation must have `onDelete` and `onUpdate` referential actions set to `NoAction` in one of the @relation attributes.");
                return;
            }

            if (current.ReferencedModel == relation.ReferencingModel)
            {
                Error(
                    relation, $"Reference causes a cycle. One of the @relation attributes in this cycle must have `onDelete` and `onUpdate` referential actions set to `NoAction`. Cycle path: {path}.");
                return;
            }

            foreach (var following in From(current.ReferencedModel).Where(following => !visited.Contains(following)))
            {
                next.Push(new(path, following));
            }
        }
    }

    public void MultiplePaths(InlineRelation relation)
    {
        if (!context.Provider.Can(Capabilities.ReferenceCycleDetection) || context.RelationMode == RelationMode.Prisma || !Modifies(relation))
        {
            return;
        }

        // From each field of the model, the models that a change of them comes from. What can be reached at all is found fast, and mostly enough.
        var siblings = From(relation.ReferencingModel).Where(other => other != relation && Modifies(other)).ToList();
        if (siblings.Count == 0 || Shared(relation, siblings, Reachable).Count == 0)
        {
            return;
        }

        var shared = Shared(relation, siblings, Reached);
        if (shared.Count == 0)
        {
            return;
        }

        var names = string.Join(", ", shared.Select(name => $"`{name}`"));
        var subject = shared.Count == 1 ? $"model {names} is" : $"models {names} are";
        Error(
            relation,
            $"When any of the records in {subject} updated or deleted, the referential actions on the relations cascade to model `{relation.ReferencingModel.Name}` through multiple paths. Please break one of these paths by setting the `onUpdate` and `onDelete` to `NoAction`.");
    }

    /// <summary>
    /// The models on the paths from a relation that end. As Prisma has it, a path uses no relation twice, and it does not count if a relation is left that leads back to the first model or to itself. There can be
    /// very many paths: if there are, what can be reached counts.
    /// </summary>
    private HashSet<ModelType> Enumerate(InlineRelation first)
    {
        var (reached, met) = (new HashSet<ModelType>(), new HashSet<ModelType>());
        var pending = new Stack<RelationPath>([new(null, first)]);
        for (var steps = 0; pending.TryPop(out var path); steps++)
        {
            var (from, to) = (path.Relation.ReferencingModel, path.Relation.ReferencedModel);
            if (from == to || to == first.ReferencingModel || (steps > MaxSteps && !met.Add(to)))
            {
                continue;
            }

            met.Add(to);
            var next = From(to).Where(following => Modifies(following) && !path.Contains(following)).ToList();
            next.ForEach(following => pending.Push(new(path, following)));
            if (next.Count == 0 || steps > MaxSteps)
            {
                reached.UnionWith(path.Models());
            }
        }

        return reached;
    }

    private bool Modifies(InlineRelation relation) => IsModification(relation.OnDelete(context.Provider, context.RelationMode)) || IsModification(relation.OnUpdate);

    private static bool IsModification(ReferentialAction action) => action is not (ReferentialAction.NoAction or ReferentialAction.Restrict);

    private IReadOnlyList<InlineRelation> From(ModelType model)
    {
        if (!_from.TryGetValue(model, out var relations))
        {
            relations = [.. model.RelationsFrom.Where(relation => relation is { ForwardField: not null, BackField: not null }).OrderBy(relation => relation.ReferencedModel.Ordinal)];
            _from.Add(model, relations);
        }

        return relations;
    }

    private static List<string> Shared(InlineRelation relation, IReadOnlyList<InlineRelation> siblings, Func<InlineRelation, HashSet<ModelType>> reached)
    {
        var others = siblings.Select(reached).ToList();
        return [.. reached(relation).Where(model => others.Exists(other => other.Contains(model))).Select(model => model.Name).Order(StringComparer.Ordinal)];
    }

    private HashSet<ModelType> Reachable(InlineRelation first)
    {
        var reachable = new HashSet<ModelType>();
        var pending = new Stack<InlineRelation>([first]);
        while (pending.TryPop(out var relation))
        {
            if (relation.ReferencedModel != first.ReferencingModel && reachable.Add(relation.ReferencedModel))
            {
                foreach (var following in From(relation.ReferencedModel).Where(Modifies))
                {
                    pending.Push(following);
                }
            }
        }

        return reachable;
    }

    private HashSet<ModelType> Reached(InlineRelation first)
    {
        if (!_reached.TryGetValue(first, out var reached))
        {
            reached = Enumerate(first);
            _reached.Add(first, reached);
        }

        return reached;
    }

    private void Error(InlineRelation relation, string message)
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
}
