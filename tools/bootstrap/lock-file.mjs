// What a lock file says, as far as `npm ci` insists on it.

/** Whether a note of installed packages has every package of a lock file, in its version, and no other. */
export function matchesLock(lock, installed) {
  const wanted = Object.entries(lock.packages).filter(([path]) => path !== '');
  const isThere = ([path, { version, integrity, optional }]) => {
    const found = installed.packages[path];
    return found ? found.version === version && found.integrity === integrity : optional === true;
  };
  return wanted.every(isThere) && Object.keys(installed.packages).every((path) => path in lock.packages);
}

/** The optional packages that some package of the lock file asks for and the lock file does not have. */
export function missingOptionals({ packages }) {
  return Object.entries(packages).flatMap(([path, { optionalDependencies = {}, license, dev }]) =>
    Object.entries(optionalDependencies)
      .filter(([name]) => !isFound(packages, path, name))
      .map(([name, version]) => ({ name, version, license, dev })),
  );
}

/**
 * The lock file with entries for what is missing. They tell npm for which platform a package is, so that it leaves
 * them alone on all others; npm itself puts in their checksums wherever the registry has them.
 */
export function withMissing(lock, missing) {
  const entries = missing.map(({ name, version, license, dev }) => {
    const platform = platformOf(name);
    return [
      `node_modules/${name}`,
      {
        version,
        cpu: [platform.cpu],
        ...(dev && { dev }),
        ...platform.libc,
        license,
        optional: true,
        os: [platform.os],
      },
    ];
  });
  const all = [...Object.entries(lock.packages), ...entries];
  return { ...lock, packages: Object.fromEntries(all.sort(([a], [b]) => a.localeCompare(b, 'en'))) };
}

/** Node's own rule: a package is looked for beside the one that asks, then further out. */
function isFound(packages, path, name) {
  for (let from = path; ; from = from.replace(/\/?node_modules\/(?:@[^/]+\/)?[^/]+$/u, '')) {
    if (`${from === '' ? '' : `${from}/`}node_modules/${name}` in packages) return true;
    if (from === '') return false;
  }
}

const cpus = ['arm64', 'x64', 'ia32', 'arm', 'ppc64', 'riscv64', 's390x'];
const systems = ['android', 'darwin', 'freebsd', 'linux', 'openharmony', 'win32', 'windows'];

/** Packages of native code are named after their platform: `@oxc-parser/binding-linux-x64-musl`. */
function platformOf(name) {
  const words = name.split('/').at(-1).split('-');
  const cpu = words.find((word) => cpus.includes(word));
  const system = words.find((word) => systems.includes(word));
  if (!cpu || !system)
    throw new Error(`the name \`${name}\` does not say its platform: add it to the lock file by hand`);
  const libc = words.some((word) => word.startsWith('musl')) ? 'musl' : 'glibc';
  return { cpu, os: system === 'windows' ? 'win32' : system, libc: system === 'linux' ? { libc: [libc] } : {} };
}
