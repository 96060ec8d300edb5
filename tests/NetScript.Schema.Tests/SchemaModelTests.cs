using NetScript.Schema.Model;

namespace NetScript.Schema.Tests;

public sealed class SchemaModelTests
{
    private const string Blog =
        """
        datasource db {
          provider = "postgresql"
          schemas  = ["public", "auth"]
        }

        /// Who writes.
        model User {
          id      Int      @id @default(autoincrement())
          email   String   @unique(map: "one_email") @db.VarChar(200)
          role    Role     @default(ADMIN) // as
          tags    String[] @default(["a", "b"])
          seen    DateTime @default(now()) @map("seen_at")
          posts   Post[]
          groups  Group[]

          @@index([email(ops: TextOps, sort: Desc), role], type: SpGist)
          @@map("users")
          @@schema("auth")
        }

        model Post {
          id       String @id @default(uuid(7))
          authorId Int?
          author   User?  @relation(fields: [authorId], references: [id])
          place    Unsupported("circle")?

          @@schema("public")
        }

        model Group {
          a     Int
          b     Int @unique
          users User[]

          @@id([a], name: "key", map: "group_key")
          @@schema("public")
        }

        enum Role {
          ADMIN @map("admin")
          USER

          @@map("role")
          @@schema("auth")
        }
        """;

    private readonly SchemaModel _model = PrismaSchema.Parse(Blog).Model;

    [Fact]
    public void Models_have_their_names_in_the_database()
    {
        var user = _model.FindModel("User")!;

        Assert.Equal(("users", "auth", "Who writes."), (user.DatabaseName, user.SchemaName, user.Documentation));
        Assert.Equal("seen_at", ((ScalarField)user.FindField("seen")!).DatabaseName);
        Assert.Equal(["public", "auth"], _model.Datasource!.Schemas.Order(StringComparer.Ordinal).Reverse());
        Assert.Equal("role=admin,USER", $"{_model.Enums[0].DatabaseName}={string.Join(',', _model.Enums[0].Values.Select(value => value.DatabaseName))}");
    }

    [Fact]
    public void Fields_have_types_and_defaults()
    {
        var user = _model.FindModel("User")!;

        Assert.Equal(NativeType.Of("VarChar", "200"), _model.Provider.NativeTypeOf(Field("email")));
        Assert.Equal(NativeType.Of("Timestamp", "3"), _model.Provider.NativeTypeOf(Field("seen")));
        Assert.True(Field("id").IsAutoincrement);
        Assert.Equal("ADMIN", Assert.IsType<DefaultLiteral>(Field("role").Default).EnumValue!.Name);
        Assert.Equal(["a", "b"], Assert.IsType<DefaultList>(Field("tags").Default).Values.Select(value => value.Text));
        Assert.Equal(new DefaultFunction("uuid", "7"), ((ScalarField)_model.FindModel("Post")!.FindField("id")!).Default);
        Assert.Equal(new UnsupportedType("circle"), ((ScalarField)_model.FindModel("Post")!.FindField("place")!).Type);

        ScalarField Field(string name) => (ScalarField)user.FindField(name)!;
    }

    [Fact]
    public void Keys_and_indexes_are_resolved()
    {
        var user = _model.FindModel("User")!;
        var group = _model.FindModel("Group")!;

        Assert.Equal(["one_email", null], user.Indexes.Select(index => index.MappedName));
        Assert.Equal((IndexKind.Normal, IndexAlgorithm.SpGist), (user.Indexes[1].Kind, user.Indexes[1].Algorithm));
        Assert.Equal((SortOrder.Desc, "TextOps"), (user.Indexes[1].Fields[0].Sort, user.Indexes[1].Fields[0].OperatorClass!.Name));
        Assert.Equal(("key", "group_key", false), (group.PrimaryKey!.Name, group.PrimaryKey.MappedName, group.PrimaryKey.IsOnField));
    }

    [Fact]
    public void Relations_have_both_sides()
    {
        var inline = Assert.Single(_model.Relations.OfType<InlineRelation>());
        var many = Assert.Single(_model.Relations.OfType<ManyToManyRelation>());

        Assert.Equal(("PostToUser", "Post", "User", false), (inline.Name, inline.ReferencingModel.Name, inline.ReferencedModel.Name, inline.IsOneToOne));
        Assert.Equal((ReferentialAction.SetNull, ReferentialAction.Cascade), (inline.OnDelete(_model.Provider, _model.RelationMode), inline.OnUpdate));
        Assert.Equal(("_GroupToUser", "a", "id"), (many.TableName, many.ColumnA!.Name, many.ColumnB!.Name));
    }

    [Fact]
    public void Everything_knows_its_place()
    {
        var email = _model.FindModel("User")!.FindField("email")!;

        Assert.Equal("email   String   @unique(map: \"one_email\") @db.VarChar(200)\n", email.File[email.Span]);
        Assert.Equal((9, 3), email.File.Locate(email.NameSpan.Start));
    }
}
