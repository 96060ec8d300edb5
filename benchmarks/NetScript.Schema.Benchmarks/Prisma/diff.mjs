// Writes the SQL of a schema to the standard output: node diff.mjs <provider> <file>. No database is touched.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg';

const [provider, file] = process.argv.slice(2);
const engine = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg');
const binary = await WebAssembly.compile(readFileSync(join(dirname(engine), 'schema_engine_bg.wasm')));
const { exports } = await WebAssembly.instantiate(binary, { './schema_engine_bg.js': bindings });
bindings.__wbg_set_wasm(exports);
exports.__wbindgen_start();

const unused = () => Promise.reject(new Error('A diff of two schemas needs no database.'));
const adapter = { provider: provider === 'postgresql' ? 'postgres' : provider, adapterName: 'none', connect: unused, connectToShadowDb: unused };
const schema = { path: 'schema.prisma', content: readFileSync(file, 'utf8') };
const schemaEngine = await bindings.SchemaEngine.new({ datamodels: [[schema.path, `datasource db {\n  provider = "${provider}"\n}\n`]] }, () => {}, bindMigrationAwareSqlAdapterFactory(adapter));
const { stdout } = await schemaEngine.diff({
    from: { tag: 'empty' }, to: { tag: 'schemaDatamodel', files: [schema] }, script: true, exitCode: null, shadowDatabaseUrl: null, filters: { externalTables: [], externalEnums: [] },
});
process.stdout.write(stdout);
