using NetScript.Schema.Model;

namespace NetScript.Schema.Validation.Rules;

/// <summary>Relations that lead from one to the next.</summary>
internal sealed record RelationPath(RelationPath? Previous, InlineRelation Relation)
{
    public bool Contains(InlineRelation relation)
    {
        for (var path = this; path is not null; path = path.Previous)
        {
            if (path.Relation == relation)
            {
                return true;
            }
        }

        return false;
    }

    public IEnumerable<ModelType> Models()
    {
        for (var path = this; path is not null; path = path.Previous)
        {
            yield return path.Relation.ReferencedModel;
        }
    }

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
