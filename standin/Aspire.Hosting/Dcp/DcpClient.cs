using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Runtime.CompilerServices;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using System.Text.Json.Serialization;
using Aspire.Hosting.Dcp.Model;

namespace Aspire.Hosting.Dcp;

/// <summary>The few calls of the orchestrator's API that are needed. The API is Kubernetes' for custom resources, without namespaces.</summary>
internal sealed class DcpClient : IDisposable
{
    private static readonly TimeSpan s_callTimeout = TimeSpan.FromMinutes(1);
    private static readonly MediaTypeHeaderValue s_mergePatch = new("application/merge-patch+json");
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    private readonly HttpClient _http;

    public DcpClient(Kubeconfig kubeconfig)
    {
        var handler = new SocketsHttpHandler { UseProxy = false };
        handler.SslOptions.CertificateChainPolicy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            CustomTrustStore = { kubeconfig.Authority },
            RevocationMode = X509RevocationMode.NoCheck,
        };
        // No timeout here: a followed log that is still empty has not even sent its headers.
        _http = new HttpClient(handler) { BaseAddress = kubeconfig.Server, Timeout = Timeout.InfiniteTimeSpan };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", kubeconfig.Token);
    }

    /// <summary>Creates an object.</summary>
    /// <exception cref="DcpException">The orchestrator refused it, for example because one of that name is there.</exception>
    public async Task<T> CreateAsync<T>(T value, CancellationToken cancellationToken)
        where T : IDcpObject =>
        (await CallAsync<T>(HttpMethod.Post, Path<T>(), JsonContent.Create(value, options: s_json), cancellationToken).ConfigureAwait(false))!;

    /// <summary>Gives the object of that name as it is now, or <see langword="null"/>.</summary>
    public Task<T?> GetAsync<T>(string name, CancellationToken cancellationToken)
        where T : IDcpObject =>
        CallAsync<T>(HttpMethod.Get, Path<T>(name), null, cancellationToken);

    /// <summary>Asks for the end of the program or container; the object stays.</summary>
    public Task<T?> StopAsync<T>(string name, CancellationToken cancellationToken)
        where T : IDcpObject =>
        CallAsync<T>(HttpMethod.Patch, Path<T>(name), JsonContent.Create(new { Spec = new { Stop = true } }, s_mergePatch, s_json), cancellationToken);

    /// <summary>Asks for the object's end. It is gone some time later, when what it stands for is.</summary>
    public Task DeleteAsync<T>(string name, CancellationToken cancellationToken)
        where T : IDcpObject =>
        CallAsync<T>(HttpMethod.Delete, Path<T>(name), null, cancellationToken);

    /// <summary>Gives all objects of a kind and then every change, until the server ends the watch.</summary>
    public async IAsyncEnumerable<WatchEvent<T>> WatchAsync<T>([EnumeratorCancellation] CancellationToken cancellationToken)
        where T : IDcpObject
    {
        await foreach (var line in ReadLinesAsync($"{Path<T>()}?watch=true", cancellationToken).ConfigureAwait(false))
        {
            yield return JsonSerializer.Deserialize<WatchEvent<T>>(line, s_json)!;
        }
    }

    /// <summary>Gives the lines of one of an object's logs from the beginning, each after its RFC 3339 time and a space, and goes on until the object is gone.</summary>
    /// <param name="name">The object.</param>
    /// <param name="stream">One of <see cref="DcpLogStream"/>.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public IAsyncEnumerable<string> FollowLogAsync<T>(string name, string stream, CancellationToken cancellationToken)
        where T : IDcpObject =>
        ReadLinesAsync($"{Path<T>(name)}/log?follow=true&timestamps=true&source={stream}", cancellationToken);

    /// <summary>Gives the state of the server itself.</summary>
    public async Task<ServerExecution> GetServerAsync(CancellationToken cancellationToken) =>
        (await CallAsync<ServerExecution>(HttpMethod.Get, "admin/execution", null, cancellationToken).ConfigureAwait(false))!;

    /// <summary>Tells the server to clean up, or to end.</summary>
    public async Task SetServerAsync(ServerExecution execution, CancellationToken cancellationToken)
    {
        // The answer is not read: a server that ends may not have sent all of it.
        using var request = new HttpRequestMessage(HttpMethod.Patch, "admin/execution") { Content = JsonContent.Create(execution, s_mergePatch, s_json) };
        using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
        await ThrowIfRefusedAsync(response, cancellationToken).ConfigureAwait(false);
    }

    public void Dispose() => _http.Dispose();

    private static string Path<T>(string? name = null)
        where T : IDcpObject =>
        $"apis/{Executable.GroupVersion}/{T.Collection}{(name is null ? "" : "/" + Uri.EscapeDataString(name))}";

    private async Task<T?> CallAsync<T>(HttpMethod method, string path, HttpContent? content, CancellationToken cancellationToken)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(s_callTimeout);
        using var request = new HttpRequestMessage(method, path) { Content = content };
        using var response = await _http.SendAsync(request, timeout.Token).ConfigureAwait(false);
        if (response.StatusCode == HttpStatusCode.NotFound)
        {
            return default;
        }

        await ThrowIfRefusedAsync(response, timeout.Token).ConfigureAwait(false);
        return response.StatusCode == HttpStatusCode.NoContent
            ? default
            : await response.Content.ReadFromJsonAsync<T>(s_json, timeout.Token).ConfigureAwait(false);
    }

    private async IAsyncEnumerable<string> ReadLinesAsync(string path, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var response = await _http.GetAsync(new Uri(path, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
        if (response.StatusCode == HttpStatusCode.NotFound)
        {
            yield break;
        }

        await ThrowIfRefusedAsync(response, cancellationToken).ConfigureAwait(false);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false));
        while (await reader.ReadLineAsync(cancellationToken).ConfigureAwait(false) is { } line)
        {
            yield return line;
        }
    }

    private static async Task ThrowIfRefusedAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (!response.IsSuccessStatusCode)
        {
            var body = await response.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false);
            throw new DcpException(
                $"The orchestrator answered {(int)response.StatusCode} to {response.RequestMessage?.Method} {response.RequestMessage?.RequestUri?.AbsolutePath}: {Message(body)}",
                response.StatusCode);
        }
    }

    private static string Message(string body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return document.RootElement.TryGetProperty("message", out var message) ? message.GetString() ?? body : body;
        }
        catch (JsonException)
        {
            return body;
        }
    }
}
