/** What `load` promised for a key, asked once; after a failure it is asked again. */
export function remember(promises, key, load) {
  if (!promises.has(key)) {
    const promise = load();
    promises.set(key, promise);
    promise.catch(() => promises.delete(key));
  }
  return promises.get(key);
}
