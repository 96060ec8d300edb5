namespace NetScript.Schema.Model;

/// <summary>Something for each scalar type. No dictionary: those with enums as keys are compiled anew in each process.</summary>
internal sealed class ScalarTypeMap<T>
    where T : class
{
    private readonly T[] _values = new T[Enum.GetNames<ScalarType>().Length];

    public T this[ScalarType type]
    {
        get => _values[(int)type];
        set => _values[(int)type] = value;
    }
}
