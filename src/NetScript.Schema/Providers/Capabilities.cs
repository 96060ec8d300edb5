namespace NetScript.Schema.Providers;

/// <summary>What a database system can do that others cannot.</summary>
[Flags]
internal enum Capabilities
{
    None = 0,
    AutoIncrement = 1 << 0,
    AutoIncrementAllowedOnNonId = 1 << 1,
    AutoIncrementMultipleAllowed = 1 << 2,
    AutoIncrementNonIndexedAllowed = 1 << 3,
    CompoundIds = 1 << 4,
    Enums = 1 << 5,
    Json = 1 << 6,
    JsonLists = 1 << 7,
    ScalarLists = 1 << 8,
    MultiSchema = 1 << 9,
    NamedPrimaryKeys = 1 << 10,
    NamedForeignKeys = 1 << 11,
    NamedDefaultValues = 1 << 12,
    RelationFieldsInArbitraryOrder = 1 << 13,
    IndexColumnLengthPrefixing = 1 << 14,
    PrimaryKeySortOrderDefinition = 1 << 15,
    ClusteringSetting = 1 << 16,
    FullTextIndex = 1 << 17,
    ReferenceCycleDetection = 1 << 18,
    PartialIndexes = 1 << 19,
    SetNullOnRequiredFields = 1 << 20,
    ShardKeys = 1 << 21,
    CaseSensitiveNames = 1 << 22,
    OneNamespace = 1 << 23,
    JsonDefaultIsExpression = 1 << 24,
    Decimals = 1 << 25,
}
