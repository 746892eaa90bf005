// Types of audit.js: the rules of accessibility at run time, for developers of portals.
import type { PortalElement } from "./portal.js";

export interface Finding {
  /** A rule's name: `portal audit --rules` lists them. */
  rule: string;
  /** WCAG 2.2: "1.3.1, 2.4.6". */
  criteria: string;
  /** The node's id; in the page the element is #pw-<id>. Empty for the whole tree. */
  node: string;
  /** What is wrong, and what was expected. */
  what: string;
}

export interface Report {
  findings: Finding[];
  nodes: number;
  rules: number;
}

/** A widget that stands in no page: its first view, as its properties make it. */
export interface Draft {
  widget: string;
  properties?: Record<string, unknown>;
  lang?: string;
  zone?: string;
}

export interface AuditOptions {
  /** Language of a tree whose root names none. */
  lang?: string;
  /** The folder of modules and texts; beside this file where it is absent. */
  base?: string | URL;
}

/** Rejects with a PortalError where the target is no tree, or the definition is refused. A report without findings is no certificate. */
export function audit(target: PortalElement | Draft | object, options?: AuditOptions): Promise<Report>;
