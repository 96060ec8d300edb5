namespace Aspire.Hosting.Dashboard.Grpc;

/// <summary>The status codes of gRPC that this server answers with; the numbers are gRPC's.</summary>
internal enum GrpcStatus
{
    Ok = 0,
    Cancelled = 1,
    Unknown = 2,
    InvalidArgument = 3,
    DeadlineExceeded = 4,
    ResourceExhausted = 8,
    Unimplemented = 12,
    Internal = 13,
    Unauthenticated = 16,
}
