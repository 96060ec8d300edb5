using System.Data.Common;
using Microsoft.Data.SqlClient;

namespace NetScript.Migrations.Engines.SqlServer;

/// <summary>What SQL Server or its driver says of an error, apart from the driver's types.</summary>
/// <param name="Number">The number: positive from the server (or from the operating system where the network failed), else from the driver.</param>
/// <param name="Class">The severity: up to 16 the statement's fault; from 20 the connection is gone.</param>
/// <param name="Line">The line in the batch, from 1; 0 if it is not of the batch itself.</param>
/// <param name="Message">The message.</param>
internal sealed record SqlServerError(int Number, int Class, int Line, string Message)
{
    /// <summary>Reads an exception of the driver: the first error which is more than a warning.</summary>
    public static SqlServerError Of(DbException exception)
    {
        if (exception is not SqlException { Errors.Count: > 0 } sql)
        {
            return new SqlServerError(0, 0, 0, exception.Message);
        }

        var first = sql.Errors.Cast<SqlError>().FirstOrDefault(error => error.Class > 10) ?? sql.Errors[0];
        return new SqlServerError(first.Number, first.Class, string.IsNullOrEmpty(first.Procedure) ? first.LineNumber : 0, first.Message);
    }
}
