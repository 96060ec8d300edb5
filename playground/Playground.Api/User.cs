namespace Playground.Api;

/// <summary>A row of <c>auth_users</c>, a table of the auth plugin.</summary>
public sealed record User(string Id, string Name, string Email, bool EmailVerified);
