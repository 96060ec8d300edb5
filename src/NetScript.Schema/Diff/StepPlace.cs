namespace NetScript.Schema.Diff;

/// <summary>The place of a step among those of its kind: the places of what it is about, the first one first. No tuple: comparing tuples is compiled anew in each process.</summary>
internal sealed record StepPlace(int First, int Second = 0, int Third = 0) : IComparable<StepPlace>
{
    public int CompareTo(StepPlace? other) => other is null ? 1
        : First != other.First ? First.CompareTo(other.First)
        : Second != other.Second ? Second.CompareTo(other.Second)
        : Third.CompareTo(other.Third);
}
