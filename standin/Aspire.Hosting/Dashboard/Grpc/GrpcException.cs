namespace Aspire.Hosting.Dashboard.Grpc;

/// <summary>Ends a gRPC call with a status and a message that the client is shown.</summary>
internal sealed class GrpcException(GrpcStatus status, string message) : Exception(message)
{
    public GrpcStatus Status { get; } = status;
}
