// This device as a place to keep things: one IndexedDB for the origin, and the keys that seal what is in it (seal.js).
import { Sealer } from "./seal.js";

const DATABASE = "portal-widgets";
const VERSION = 2;
const STORES = ["drafts", "keys", "records"];

/** @typedef {{ database: IDBDatabase, sealer: Sealer }} Device */

/**
 * @template T
 * @param {IDBRequest<T>} request
 * @returns {Promise<T>}
 */
export function done(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** @returns {Promise<IDBDatabase>} */
function openDatabase() {
  const request = indexedDB.open(DATABASE, VERSION);
  request.onupgradeneeded = () => {
    for (const name of STORES) {
      if (!request.result.objectStoreNames.contains(name)) request.result.createObjectStore(name);
    }
  };
  return done(request);
}

/**
 * The keys of this device, made once. Two pages may make them at the same moment: the first to store them wins.
 * @param {IDBDatabase} database
 * @returns {Promise<import("./seal.js").Keys>}
 */
async function deviceKeys(database) {
  const kept = await done(database.transaction("keys").objectStore("keys").get("device"));
  if (kept) return kept;
  /** @param {string} name */
  const make = (name) => crypto.subtle.generateKey({ name, length: 256 }, false, ["encrypt", "decrypt"]);
  const fresh = { whole: await make("AES-GCM"), stream: await make("AES-CTR") };
  const store = database.transaction("keys", "readwrite").objectStore("keys");
  const first = await done(store.get("device"));
  if (!first) await done(store.put(fresh, "device"));
  return first ?? fresh;
}

/** @returns {Promise<Device>} rejects in private windows that refuse a database, or to keep a key in it */
export async function openDevice() {
  const database = await openDatabase();
  database.onversionchange = () => database.close();
  const device = { database, sealer: new Sealer(await deviceKeys(database)) };
  await device.sealer.prepare();
  return device;
}
