using System.Collections;
using System.Collections.Immutable;
using System.Collections.ObjectModel;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>The annotations of a resource. Reading is safe while another thread adds or removes.</summary>
public sealed class ResourceAnnotationCollection : Collection<IResourceAnnotation>
{
    /// <summary>Creates an empty collection.</summary>
    public ResourceAnnotationCollection()
        : base(new SnapshotList())
    {
    }

    private SnapshotList Snapshots => (SnapshotList)Items;

    /// <inheritdoc />
    protected override void InsertItem(int index, IResourceAnnotation item) =>
        Snapshots.Update(list => list.Insert(Math.Clamp(index, 0, list.Count), item));

    /// <inheritdoc />
    protected override void RemoveItem(int index) =>
        Snapshots.Update(list => index < list.Count ? list.RemoveAt(index) : list);

    /// <inheritdoc />
    protected override void SetItem(int index, IResourceAnnotation item) =>
        Snapshots.Update(list => index < list.Count ? list.SetItem(index, item) : list);

    /// <inheritdoc />
    protected override void ClearItems() => Snapshots.Clear();

    /// <summary>Every change replaces an immutable list, so that an enumeration never sees one.</summary>
    private sealed class SnapshotList : IList<IResourceAnnotation>
    {
        private ImmutableList<IResourceAnnotation> _list = [];

        public int Count => _list.Count;

        public bool IsReadOnly => false;

        public IResourceAnnotation this[int index]
        {
            get => _list[index];
            set => Update(list => list.SetItem(index, value));
        }

        public void Update(Func<ImmutableList<IResourceAnnotation>, ImmutableList<IResourceAnnotation>> change) =>
            ImmutableInterlocked.Update(ref _list, change);

        public void Add(IResourceAnnotation item) => Update(list => list.Add(item));

        public void Insert(int index, IResourceAnnotation item) => Update(list => list.Insert(index, item));

        public void RemoveAt(int index) => Update(list => list.RemoveAt(index));

        public bool Remove(IResourceAnnotation item) => ImmutableInterlocked.Update(ref _list, list => list.Remove(item));

        public void Clear() => Update(list => list.Clear());

        public bool Contains(IResourceAnnotation item) => _list.Contains(item);

        public int IndexOf(IResourceAnnotation item) => _list.IndexOf(item);

        public void CopyTo(IResourceAnnotation[] array, int arrayIndex) => _list.CopyTo(array, arrayIndex);

        public IEnumerator<IResourceAnnotation> GetEnumerator() => _list.GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
