// drizzle.mjs postgres|sqlite <url> <directory>: applies the migrations of a directory in Drizzle's layout.
const [engine, url, migrationsFolder] = process.argv.slice(2);

const databases = {
    async postgres() {
        const [{ default: pg }, { drizzle }, { migrate }] = await Promise.all([import('pg'), import('drizzle-orm/node-postgres'), import('drizzle-orm/node-postgres/migrator')]);
        const client = new pg.Client({ connectionString: url });
        await client.connect();
        return { database: drizzle(client), migrate, close: () => client.end() };
    },
    async sqlite() {
        const [{ createClient }, { drizzle }, { migrate }] = await Promise.all([import('@libsql/client'), import('drizzle-orm/libsql'), import('drizzle-orm/libsql/migrator')]);
        const client = createClient({ url });
        return { database: drizzle(client), migrate, close: () => client.close() };
    },
};

const { database, migrate, close } = await databases[engine]();
await migrate(database, { migrationsFolder });
await close();
