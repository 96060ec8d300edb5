// Writes the SQL of a schema to the standard output: node diff.mjs <provider> <file>. No database is touched.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from '@prisma/driver-adapter-utils';
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg';

const [provider, file] = process.argv.slice(2);
const engine = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg');
const binary = await WebAssembly.compile(readFileSync(join(dirname(engine), 'schema_engine_bg.wasm')));
const { exports } = await WebAssembly.instantiate(binary, { './schema_engine_bg.js': bindings });
bindings.__wbg_set_wasm(exports);
exports.__wbindgen_start();

// The engine connects before it knows what it is asked for, and wants to know whom it talks to.
const version = {
    columnNames: ['exists', 'version', 'numeric_version'], columnTypes: [ColumnTypeEnum.Boolean, ColumnTypeEnum.Text, ColumnTypeEnum.Int32], rows: [[true, 'PostgreSQL 16.0', 160000]],
};
const answer = query => query.sql.includes('version()') ? Promise.resolve(version) : unused(query);
const unused = query => Promise.reject(new Error(`A diff of two schemas needs no database, and it asks: ${JSON.stringify(query)}`));
const driver = { provider: provider === 'postgresql' ? 'postgres' : provider, adapterName: 'none' };
const connection = { ...driver, queryRaw: answer, executeRaw: unused, executeScript: unused, startTransaction: unused, getConnectionInfo: () => ({ supportsRelationJoins: false }), dispose: () => Promise.resolve() };
const adapter = { ...driver, connect: () => Promise.resolve(connection), connectToShadowDb: unused };
const schema = { path: 'schema.prisma', content: readFileSync(file, 'utf8') };
const schemaEngine = await bindings.SchemaEngine.new({ datamodels: [[schema.path, `datasource db {\n  provider = "${provider}"\n}\n`]] }, () => {}, bindMigrationAwareSqlAdapterFactory(adapter));
const { stdout } = await schemaEngine.diff({
    from: { tag: 'empty' }, to: { tag: 'schemaDatamodel', files: [schema] }, script: true, exitCode: null, shadowDatabaseUrl: null, filters: { externalTables: [], externalEnums: [] },
});
process.stdout.write(stdout);
