// The public entry: importing it registers the elements of all widgets. `ready` resolves when they are.
import { defineAll } from "./define.js";

export { defineAll };
export { AbiError, ConfigError, PortalError, UpdateError } from "./errors.js";
export { HostProblem, composeHost } from "./host/host.js";
export { setHost } from "./page.js";

export const ready = defineAll();
// Where the core cannot load, the page's own content stays; the developer reads why.
ready.catch((error) => console.error(error));
