import { readFileSync, writeFileSync } from 'node:fs';

/**
 * npm run lockfile: run it after `npm install` when the registry at hand does not carry every platform's build of a
 * native package. npm then leaves those builds out of the lockfile, and `npm ci` refuses it as out of sync. This adds
 * each missing build with the version its package asks for; npm installs only the one that fits the machine.
 */
type Entry = {
  version?: string;
  dev?: boolean;
  optional?: boolean;
  optionalDependencies?: Record<string, string>;
  os?: string[];
  cpu?: string[];
  libc?: string[];
};

const file = new URL('../package-lock.json', import.meta.url);
const lock = JSON.parse(readFileSync(file, 'utf8')) as { packages: Record<string, Entry> };

const OS = /(?:^|-)(android|darwin|freebsd|linux|netbsd|openbsd|openharmony|sunos|win32|aix)(?=-|$)/;
const CPU = /(?:^|-)(arm64|arm|x64|ia32|ppc64|s390x|riscv64|loong64|mips64el)(?=-|$)/;

let added = 0;
for (const [path, entry] of Object.entries(lock.packages)) {
  if (path === '') continue;
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    const build = name.split('/').at(-1) ?? name;
    const os = OS.exec(build)?.[1];
    const cpu = CPU.exec(build)?.[1];
    if (lock.packages[`node_modules/${name}`] || os === undefined || !/^\d/.test(version)) continue;
    lock.packages[`node_modules/${name}`] = {
      version,
      ...(cpu && { cpu: [cpu] }),
      ...(entry.dev && { dev: true }),
      ...(build.includes('musl') && { libc: ['musl'] }),
      ...(os === 'linux' && /gnu/.test(build) && { libc: ['glibc'] }),
      optional: true,
      os: [os],
    };
    added += 1;
  }
}
const [root, ...others] = Object.entries(lock.packages);
if (!root) throw new Error('the lockfile has no root');
others.sort(([one], [other]) => (one < other ? -1 : 1));
lock.packages = Object.fromEntries([root, ...others]);
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
console.log(`${added} builds for other platforms added`);
