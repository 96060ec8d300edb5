using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Aspire.Hosting;

/// <summary>Inputs in their order, found by name whatever its case.</summary>
public sealed class InteractionInputCollection : IReadOnlyList<InteractionInput>
{
    private readonly IReadOnlyList<InteractionInput> _inputs;
    private readonly Dictionary<string, InteractionInput> _byName = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Makes a collection.</summary>
    /// <param name="inputs">The inputs.</param>
    /// <exception cref="InvalidOperationException">Two inputs have the same name.</exception>
    public InteractionInputCollection(IReadOnlyList<InteractionInput> inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);

        _inputs = inputs;
        foreach (var input in inputs)
        {
            if (!_byName.TryAdd(input.Name, input))
            {
                throw new InvalidOperationException($"Two inputs are named '{input.Name}'.");
            }
        }
    }

    /// <summary>The input of a name.</summary>
    /// <param name="name">The name.</param>
    /// <exception cref="KeyNotFoundException">There is no input of that name.</exception>
    public InteractionInput this[string name] =>
        TryGetByName(name, out var input) ? input : throw new KeyNotFoundException($"There is no input named '{name}'.");

    /// <summary>The input at a place.</summary>
    /// <param name="index">The place, from 0.</param>
    public InteractionInput this[int index] => _inputs[index];

    /// <summary>How many inputs there are.</summary>
    public int Count => _inputs.Count;

    /// <summary>The names of the inputs.</summary>
    public IEnumerable<string> Names => _inputs.Select(input => input.Name);

    /// <summary>Looks for an input.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="input">The input.</param>
    /// <returns>Whether there is one.</returns>
    public bool TryGetByName(string name, [NotNullWhen(true)] out InteractionInput? input) => _byName.TryGetValue(name, out input);

    /// <summary>The value of an input.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>The value, or <see langword="null"/> when it has none.</returns>
    /// <exception cref="KeyNotFoundException">There is no input of that name.</exception>
    public string? GetString(string name) => this[name].Value;

    /// <summary>The value of an input as a boolean.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>The value; <see langword="false"/> when it has none.</returns>
    /// <exception cref="KeyNotFoundException">There is no input of that name.</exception>
    /// <exception cref="FormatException">The value is neither <c>true</c> nor <c>false</c>.</exception>
    public bool GetBoolean(string name) => this[name].Value is { Length: > 0 } value && bool.Parse(value);

    /// <summary>The value of an input as an integer.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>The value.</returns>
    /// <exception cref="KeyNotFoundException">There is no input of that name.</exception>
    /// <exception cref="FormatException">The value is not an integer.</exception>
    public int GetInt32(string name) => int.Parse(this[name].Value ?? "", CultureInfo.InvariantCulture);

    /// <summary>The inputs in their order.</summary>
    /// <returns>A new array.</returns>
    public InteractionInput[] ToArray() => [.. _inputs];

    /// <summary>Goes through the inputs in their order.</summary>
    /// <returns>The enumerator.</returns>
    public IEnumerator<InteractionInput> GetEnumerator() => _inputs.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
