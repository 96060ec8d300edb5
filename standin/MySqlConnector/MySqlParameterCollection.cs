using System.Collections;
using System.Data.Common;

namespace MySqlConnector;

/// <summary>The parameters of a command. Case does not count in names, nor do a leading <c>@</c> and quotes.</summary>
public sealed class MySqlParameterCollection : DbParameterCollection, IEnumerable<MySqlParameter>
{
    private readonly List<MySqlParameter> _parameters = [];

    internal MySqlParameterCollection()
    {
    }

    /// <inheritdoc />
    public override int Count => _parameters.Count;

    /// <inheritdoc />
    public override object SyncRoot => _parameters;

    /// <summary>The parameter at a place.</summary>
    public new MySqlParameter this[int index]
    {
        get => _parameters[index];
        set => _parameters[index] = value;
    }

    /// <summary>The parameter of a name.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public new MySqlParameter this[string name]
    {
        get => _parameters[IndexOfExisting(name)];
        set => _parameters[IndexOfExisting(name)] = value;
    }

    /// <inheritdoc />
    public override int Add(object value)
    {
        _parameters.Add((MySqlParameter)value);
        return _parameters.Count - 1;
    }

    /// <summary>Adds a parameter.</summary>
    public MySqlParameter Add(MySqlParameter parameter)
    {
        _parameters.Add(parameter);
        return parameter;
    }

    /// <summary>Adds a parameter with a name, with or without <c>@</c>, and a value.</summary>
    public MySqlParameter AddWithValue(string parameterName, object? value) => Add(new MySqlParameter(parameterName, value));

    /// <inheritdoc />
    public override void AddRange(Array values) => _parameters.AddRange(values.Cast<MySqlParameter>());

    /// <inheritdoc />
    public override void Clear() => _parameters.Clear();

    /// <inheritdoc />
    public override bool Contains(object value) => _parameters.Contains((MySqlParameter)value);

    /// <inheritdoc />
    public override bool Contains(string value) => IndexOf(value) >= 0;

    /// <inheritdoc />
    public override void CopyTo(Array array, int index) => ((ICollection)_parameters).CopyTo(array, index);

    /// <inheritdoc />
    public override IEnumerator GetEnumerator() => _parameters.GetEnumerator();

    IEnumerator<MySqlParameter> IEnumerable<MySqlParameter>.GetEnumerator() => _parameters.GetEnumerator();

    /// <inheritdoc />
    public override int IndexOf(object value) => _parameters.IndexOf((MySqlParameter)value);

    /// <inheritdoc />
    public override int IndexOf(string parameterName) => _parameters.FindIndex(parameter => Plain(parameter.ParameterName).Equals(Plain(parameterName), StringComparison.OrdinalIgnoreCase));

    /// <inheritdoc />
    public override void Insert(int index, object value) => _parameters.Insert(index, (MySqlParameter)value);

    /// <inheritdoc />
    public override void Remove(object value) => _parameters.Remove((MySqlParameter)value);

    /// <inheritdoc />
    public override void RemoveAt(int index) => _parameters.RemoveAt(index);

    /// <inheritdoc />
    public override void RemoveAt(string parameterName) => _parameters.RemoveAt(IndexOfExisting(parameterName));

    /// <inheritdoc />
    protected override DbParameter GetParameter(int index) => this[index];

    /// <inheritdoc />
    protected override DbParameter GetParameter(string parameterName) => this[parameterName];

    /// <inheritdoc />
    protected override void SetParameter(int index, DbParameter value) => this[index] = (MySqlParameter)value;

    /// <inheritdoc />
    protected override void SetParameter(string parameterName, DbParameter value) => this[parameterName] = (MySqlParameter)value;

    private int IndexOfExisting(string name) => IndexOf(name) is >= 0 and var index ? index : throw new ArgumentException($"Parameter '{name}' not found in the collection", nameof(name));

    private static string Plain(string name) => name.TrimStart('@').Trim('`', '"', '\'');
}
