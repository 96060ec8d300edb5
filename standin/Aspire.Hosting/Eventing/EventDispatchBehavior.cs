namespace Aspire.Hosting.Eventing;

/// <summary>How an event reaches its handlers.</summary>
public enum EventDispatchBehavior
{
    /// <summary>One handler after the other; the publisher waits for all.</summary>
    BlockingSequential,

    /// <summary>All handlers at once; the publisher waits for all.</summary>
    BlockingConcurrent,

    /// <summary>One handler after the other; the publisher does not wait.</summary>
    NonBlockingSequential,

    /// <summary>All handlers at once; the publisher does not wait.</summary>
    NonBlockingConcurrent,
}
