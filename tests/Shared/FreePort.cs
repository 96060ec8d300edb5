using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace NetScript.Testing;

/// <summary>
/// Finds a port on which nothing listens: none of those that a system gives to whoever wants any, where the next connection could have it before the server it was found for, or while that is stopped.
/// </summary>
internal static class FreePort
{
    private const int First = 20_000;
    private const int End = 32_768;

    public static int Find()
    {
        while (true)
        {
            using var listener = new TcpListener(IPAddress.Loopback, RandomNumberGenerator.GetInt32(First, End));
            try
            {
                listener.Start();
                return ((IPEndPoint)listener.LocalEndpoint).Port;
            }
            catch (SocketException exception) when (exception.SocketErrorCode is SocketError.AddressAlreadyInUse or SocketError.AccessDenied)
            {
                // Somebody has it: another one.
            }
        }
    }
}
