using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using MySqlConnector.Core;

namespace MySqlConnector;

/// <summary>MySqlConnector's connection strings.</summary>
public sealed class MySqlConnectionStringBuilder : DbConnectionStringBuilder
{
    /// <summary>Makes an empty one.</summary>
    public MySqlConnectionStringBuilder()
    {
    }

    /// <summary>Reads a connection string.</summary>
    /// <exception cref="ArgumentException">It has an unknown keyword or a value that is none of its keyword's.</exception>
    public MySqlConnectionStringBuilder(string connectionString) => ConnectionString = connectionString;

    /// <summary>The server's name or address, or the path of its Unix socket.</summary>
    public string Server
    {
        get => Get<string>(ConnectionOptions.Server);
        set => Set(ConnectionOptions.Server, value);
    }

    /// <summary>The TCP port; 3306 if it is not given.</summary>
    public uint Port
    {
        get => Get<uint>(ConnectionOptions.Port);
        set => Set(ConnectionOptions.Port, value);
    }

    /// <summary>The user's name.</summary>
    public string UserID
    {
        get => Get<string>(ConnectionOptions.UserID);
        set => Set(ConnectionOptions.UserID, value);
    }

    /// <summary>The user's password.</summary>
    public string Password
    {
        get => Get<string>(ConnectionOptions.Password);
        set => Set(ConnectionOptions.Password, value);
    }

    /// <summary>The database to use; none if it is empty.</summary>
    public string Database
    {
        get => Get<string>(ConnectionOptions.Database);
        set => Set(ConnectionOptions.Database, value);
    }

    /// <summary>How the server is reached.</summary>
    public MySqlConnectionProtocol ConnectionProtocol
    {
        get => Get<MySqlConnectionProtocol>(ConnectionOptions.ConnectionProtocol);
        set => Set(ConnectionOptions.ConnectionProtocol, value);
    }

    /// <summary>Whether the connection is encrypted, and what is checked of the server's certificate.</summary>
    public MySqlSslMode SslMode
    {
        get => Get<MySqlSslMode>(ConnectionOptions.SslMode);
        set => Set(ConnectionOptions.SslMode, value);
    }

    /// <summary>A PKCS #12 file with the certificate by which the client shows who it is.</summary>
    public string CertificateFile
    {
        get => Get<string>(ConnectionOptions.CertificateFile);
        set => Set(ConnectionOptions.CertificateFile, value);
    }

    /// <summary>The password of <see cref="CertificateFile"/>.</summary>
    public string CertificatePassword
    {
        get => Get<string>(ConnectionOptions.CertificatePassword);
        set => Set(ConnectionOptions.CertificatePassword, value);
    }

    /// <summary>A PEM file with the authorities that may have issued the server's certificate; the system's if it is empty.</summary>
    public string SslCa
    {
        get => Get<string>(ConnectionOptions.SslCa);
        set => Set(ConnectionOptions.SslCa, value);
    }

    /// <summary>Accepted; each connection here is a session of its own.</summary>
    public bool Pooling
    {
        get => Get<bool>(ConnectionOptions.Pooling);
        set => Set(ConnectionOptions.Pooling, value);
    }

    /// <summary>Accepted; there is no pool here. In seconds.</summary>
    public uint ConnectionLifeTime
    {
        get => Get<uint>(ConnectionOptions.ConnectionLifeTime);
        set => Set(ConnectionOptions.ConnectionLifeTime, value);
    }

    /// <summary>Accepted; there is no pool here.</summary>
    public bool ConnectionReset
    {
        get => Get<bool>(ConnectionOptions.ConnectionReset);
        set => Set(ConnectionOptions.ConnectionReset, value);
    }

    /// <summary>Accepted; there is no pool here. In seconds.</summary>
    public uint ConnectionIdleTimeout
    {
        get => Get<uint>(ConnectionOptions.ConnectionIdleTimeout);
        set => Set(ConnectionOptions.ConnectionIdleTimeout, value);
    }

    /// <summary>Accepted; there is no pool here.</summary>
    public uint MinimumPoolSize
    {
        get => Get<uint>(ConnectionOptions.MinimumPoolSize);
        set => Set(ConnectionOptions.MinimumPoolSize, value);
    }

    /// <summary>Accepted; there is no pool here.</summary>
    public uint MaximumPoolSize
    {
        get => Get<uint>(ConnectionOptions.MaximumPoolSize);
        set => Set(ConnectionOptions.MaximumPoolSize, value);
    }

    /// <summary>Whether the server may ask for a local file. Not supported here: <see langword="true"/> is refused when the connection is opened.</summary>
    public bool AllowLoadLocalInfile
    {
        get => Get<bool>(ConnectionOptions.AllowLoadLocalInfile);
        set => Set(ConnectionOptions.AllowLoadLocalInfile, value);
    }

    /// <summary>Whether the server's RSA key may be asked for on a connection that is not encrypted.</summary>
    public bool AllowPublicKeyRetrieval
    {
        get => Get<bool>(ConnectionOptions.AllowPublicKeyRetrieval);
        set => Set(ConnectionOptions.AllowPublicKeyRetrieval, value);
    }

    /// <summary>Whether <c>@name</c> may be a variable of the server's, where it is no parameter.</summary>
    public bool AllowUserVariables
    {
        get => Get<bool>(ConnectionOptions.AllowUserVariables);
        set => Set(ConnectionOptions.AllowUserVariables, value);
    }

    /// <summary>The program's name, among the attributes of the connection.</summary>
    public string ApplicationName
    {
        get => Get<string>(ConnectionOptions.ApplicationName);
        set => Set(ConnectionOptions.ApplicationName, value);
    }

    /// <summary>Accepted; ambient transactions are not looked at here.</summary>
    public bool AutoEnlist
    {
        get => Get<bool>(ConnectionOptions.AutoEnlist);
        set => Set(ConnectionOptions.AutoEnlist, value);
    }

    /// <summary>How long a cancelled command may take to end before its connection is closed: seconds, 0 for at once, -1 for no limit.</summary>
    public int CancellationTimeout
    {
        get => Get<int>(ConnectionOptions.CancellationTimeout);
        set => Set(ConnectionOptions.CancellationTimeout, value);
    }

    /// <summary>Accepted; it is always <c>utf8mb4</c>.</summary>
    public string CharacterSet
    {
        get => Get<string>(ConnectionOptions.CharacterSet);
        set => Set(ConnectionOptions.CharacterSet, value);
    }

    /// <summary>How long opening a connection may take: seconds, 0 for no limit.</summary>
    public uint ConnectionTimeout
    {
        get => Get<uint>(ConnectionOptions.ConnectionTimeout);
        set => Set(ConnectionOptions.ConnectionTimeout, value);
    }

    /// <summary>Whether <c>0000-00-00</c> is read as <see cref="DateTime.MinValue"/> instead of being an error.</summary>
    public bool ConvertZeroDateTime
    {
        get => Get<bool>(ConnectionOptions.ConvertZeroDateTime);
        set => Set(ConnectionOptions.ConvertZeroDateTime, value);
    }

    /// <summary><see cref="MySqlCommand.CommandTimeout"/> where it is not set, in seconds.</summary>
    public uint DefaultCommandTimeout
    {
        get => Get<uint>(ConnectionOptions.DefaultCommandTimeout);
        set => Set(ConnectionOptions.DefaultCommandTimeout, value);
    }

    /// <summary>Which columns are read as a <see cref="Guid"/>.</summary>
    public MySqlGuidFormat GuidFormat
    {
        get => Get<MySqlGuidFormat>(ConnectionOptions.GuidFormat);
        set => Set(ConnectionOptions.GuidFormat, value);
    }

    /// <summary>Whether <see cref="MySqlCommand.Transaction"/> is not compared with the connection's.</summary>
    public bool IgnoreCommandTransaction
    {
        get => Get<bool>(ConnectionOptions.IgnoreCommandTransaction);
        set => Set(ConnectionOptions.IgnoreCommandTransaction, value);
    }

    /// <summary>The seconds after which an idle TCP connection is probed; the system's if it is 0.</summary>
    public uint Keepalive
    {
        get => Get<uint>(ConnectionOptions.Keepalive);
        set => Set(ConnectionOptions.Keepalive, value);
    }

    /// <summary>Whether <see cref="MySqlConnection.ConnectionString"/> still has the password after the connection was opened.</summary>
    public bool PersistSecurityInfo
    {
        get => Get<bool>(ConnectionOptions.PersistSecurityInfo);
        set => Set(ConnectionOptions.PersistSecurityInfo, value);
    }

    /// <summary>Whether <c>TINYINT(1)</c> is read as <see cref="bool"/>.</summary>
    public bool TreatTinyAsBoolean
    {
        get => Get<bool>(ConnectionOptions.TreatTinyAsBoolean);
        set => Set(ConnectionOptions.TreatTinyAsBoolean, value);
    }

    /// <summary>Whether an <c>UPDATE</c> counts the rows that it changed, instead of those that it found.</summary>
    public bool UseAffectedRows
    {
        get => Get<bool>(ConnectionOptions.UseAffectedRows);
        set => Set(ConnectionOptions.UseAffectedRows, value);
    }

    /// <inheritdoc />
    [AllowNull]
    public override object this[string key]
    {
        get => Get<object>(ConnectionOptions.Get(key));
        set
        {
            var option = ConnectionOptions.Get(key);
            Set(option, value is null ? null : option.Convert(value));
        }
    }

    /// <inheritdoc />
    public override bool ContainsKey(string keyword) => ConnectionOptions.Find(keyword) is { } option && base.ContainsKey(option.Name);

    /// <inheritdoc />
    public override bool Remove(string keyword) => ConnectionOptions.Find(keyword) is { } option && base.Remove(option.Name);

    private T Get<T>(ConnectionOption option) => (T)(base.TryGetValue(option.Name, out var value) ? option.Convert(value) : option.DefaultValue);

    private void Set(ConnectionOption option, object? value)
    {
        if (value is null)
        {
            base.Remove(option.Name);
        }
        else
        {
            base[option.Name] = value;
        }
    }
}
