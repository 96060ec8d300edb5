// Runs commands of Prisma's schema engine on one database. Reads a request as JSON from the standard input and writes the answers, one for each command, as JSON.
//
// { "provider": "postgresql" | "sqlite", "url": "…", "schema": "model …", "migrations": "<directory>", "commands": [{ "name": "applyMigrations", "input": { … } }] }
// [{ "result": … } | { "error": { "code": "P3009", "message": "…" } }]
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { json } from 'node:stream/consumers';
import { PrismaLibSql } from '@prisma/adapter-libsql';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg';

// As the engine itself stores them.
const times = { timestampFormat: 'unixepoch-ms' };
const internalChar = 18;
const text = 25;

class PostgresAdapter extends PrismaPg {
    constructor(url, database = url.pathname.slice(1)) {
        // The engine's lock belongs to its session: one connection.
        super({ host: url.hostname, port: url.port, user: url.username, password: decodeURIComponent(url.password), database, max: 1 });
        this.url = url;
    }

    // It would divide a script at each semicolon, where the engine itself sends it whole; and it does not read "char", of which the catalog has columns.
    async connect() {
        const adapter = await super.connect();
        const perform = adapter.performIO.bind(adapter);
        adapter.performIO = async query => {
            const result = await perform(query);
            result.fields.filter(field => field.dataTypeID === internalChar).forEach(field => { field.dataTypeID = text; });
            return result;
        };
        adapter.executeScript = script => adapter.client.query(script).then(() => undefined, error => adapter.onError(error));
        return adapter;
    }

    // It would drop the database while it is connected to it.
    async connectToShadowDb() {
        const database = `shadow_${crypto.randomUUID()}`;
        const server = await this.connect();
        await server.executeScript(`CREATE DATABASE "${database}"`);
        const shadow = await new PostgresAdapter(this.url, database).connect();
        const dispose = shadow.dispose.bind(shadow);
        shadow.dispose = async () => {
            await dispose();
            await server.executeScript(`DROP DATABASE "${database}"`);
            await server.dispose();
        };
        return shadow;
    }
}

class SqliteAdapter extends PrismaLibSql {
    constructor(file) {
        super({ url: file }, times);
    }

    // Of a script it would execute the first statement only.
    async connect() {
        const adapter = await super.connect();
        const execute = adapter.executeRaw.bind(adapter);
        adapter.executeRaw = async query => query.args.length > 0 ? await execute(query) : (await adapter.executeScript(query.sql), 0);
        return adapter;
    }

    // In memory, it would be another database after the first transaction.
    connectToShadowDb() {
        const directory = mkdtempSync(join(tmpdir(), 'prisma-shadow-'));
        process.on('exit', () => rmSync(directory, { recursive: true }));
        return new SqliteAdapter(`file:${join(directory, 'shadow.db')}`).connect();
    }
}

const adapters = { postgresql: url => new PostgresAdapter(new URL(url)), sqlite: url => new SqliteAdapter(url) };

const filters = external => ({ externalTables: external ?? [], externalEnums: [] });

const commands = {
    applyMigrations: ({ migrationsList, external }) => ({ migrationsList, filters: filters(external) }),
    diagnoseMigrationHistory: ({ migrationsList }) => ({ migrationsList, filters: filters(), optInToShadowDatabase: false }),
    devDiagnostic: ({ migrationsList, external }) => ({ migrationsList, filters: filters(external) }),
    diff: ({ migrationsList, schema, external }) => ({
        from: { tag: 'migrations', ...migrationsList }, to: { tag: 'schemaDatamodel', ...schema }, script: true, exitCode: null, filters: filters(external),
    }),
    markMigrationApplied: ({ migrationsList, migrationName }) => ({ migrationsList, migrationName }),
    markMigrationRolledBack: ({ migrationName }) => ({ migrationName }),
};

async function start({ provider, url, schema }) {
    const engine = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg');
    const binary = await WebAssembly.compile(readFileSync(join(dirname(engine), 'schema_engine_bg.wasm')));
    const { exports } = await WebAssembly.instantiate(binary, { './schema_engine_bg.js': bindings });
    bindings.__wbg_set_wasm(exports);
    exports.__wbindgen_start();
    return await bindings.SchemaEngine.new({ datamodels: [['schema.prisma', schema]] }, () => {}, bindMigrationAwareSqlAdapterFactory(adapters[provider](url)));
}

// As the command line reads it from disk.
function readMigrations(directory) {
    const lock = read(join(directory, 'migration_lock.toml'));
    const names = readdirSync(directory, { withFileTypes: true }).filter(entry => entry.isDirectory()).map(entry => entry.name);
    return {
        baseDir: directory,
        lockfile: { path: 'migration_lock.toml', content: lock.tag === 'ok' ? lock.value : null },
        shadowDbInitScript: '',
        migrationDirectories: names.sort((a, b) => a.localeCompare(b)).map(path => ({
            path, migrationFile: { path: 'migration.sql', content: read(join(directory, path, 'migration.sql')) },
        })),
    };
}

function read(path) {
    try {
        return { tag: 'ok', value: readFileSync(path, 'utf8') };
    } catch (error) {
        return { tag: 'error', value: String(error) };
    }
}

async function answer(engine, request, { name, input }) {
    try {
        const schema = { files: [{ path: 'schema.prisma', content: request.schema }] };
        const result = await engine[name](commands[name]({ ...input, schema, migrationsList: readMigrations(request.migrations) }));
        return { result: result ?? {} };
    } catch (error) {
        return { error: { code: error.code ?? null, message: error.message } };
    }
}

const request = await json(process.stdin);
const engine = await start(request);
const answers = [];
for (const command of request.commands) {
    answers.push(await answer(engine, request, command));
}

process.stdout.write(JSON.stringify(answers), () => process.exit());
