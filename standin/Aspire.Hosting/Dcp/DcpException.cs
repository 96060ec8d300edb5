using System.Net;

namespace Aspire.Hosting.Dcp;

/// <summary>The orchestrator refused a request.</summary>
internal sealed class DcpException(string message, HttpStatusCode statusCode) : DistributedApplicationException(message)
{
    public HttpStatusCode StatusCode { get; } = statusCode;
}
