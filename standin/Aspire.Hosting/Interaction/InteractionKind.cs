namespace Aspire.Hosting;

/// <summary>How an interaction is shown.</summary>
internal enum InteractionKind
{
    MessageBox,
    Notification,
    Inputs,
}
