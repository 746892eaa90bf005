// Lint rules: ESLint's recommended set, and no way from text to markup, code or inline style.
import js from "@eslint/js";

/** @param {string[]} names */
const readable = (names) => Object.fromEntries(names.map((name) => [name, "readonly"]));

const everywhere = readable([
  "AbortController", "AbortSignal", "URL", "URLSearchParams", "TextDecoder", "TextEncoder", "WebAssembly", "console", "crypto",
  "fetch", "FinalizationRegistry", "performance", "queueMicrotask", "setTimeout", "clearTimeout", "setInterval", "clearInterval", "structuredClone",
  "DOMException", "Request", "Response", "Headers", "Blob", "Event", "EventTarget", "FormData",
]);
const browser = readable([
  "DataTransfer", "File", "Image", "StorageEvent", "localStorage", "sessionStorage",
  "CSS", "CSSStyleSheet", "CustomEvent", "Document", "DocumentFragment", "Element", "HTMLElement", "HTMLButtonElement", "HTMLDetailsElement",
  "HTMLFieldSetElement", "HTMLFormElement", "HTMLInputElement", "HTMLLabelElement", "HTMLSelectElement", "HTMLTextAreaElement",
  "HTMLAnchorElement", "HTMLOptionElement", "CompositionEvent", "InputEvent", "FocusEvent", "KeyboardEvent", "MouseEvent", "SubmitEvent",
  "IDBKeyRange", "MutationObserver", "ResizeObserver", "Node", "addEventListener", "ShadowRoot", "Text", "customElements", "document", "getComputedStyle", "innerHeight", "innerWidth", "scrollY",
  "dispatchEvent", "history", "matchMedia", "scrollBy", "speechSynthesis", "SpeechSynthesisUtterance", "Highlight", "NodeFilter",
  "BroadcastChannel", "EventSource", "OffscreenCanvas", "atob", "cancelAnimationFrame", "createImageBitmap", "devicePixelRatio", "indexedDB", "isSecureContext", "location", "navigator", "requestAnimationFrame", "requestIdleCallback", "window",
]);
const node = readable(["Buffer", "process", "setImmediate"]);

const markup = "Text never becomes markup: build nodes and set textContent.";
const style = "The content security policy blocks style attributes: use a class, or element.style.<property>.";

export default [
  { ignores: ["build/", "dist/", "out/", "third_party/", "node_modules/"] },
  js.configs.recommended,
  {
    languageOptions: { ecmaVersion: 2022, sourceType: "module", globals: everywhere },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      eqeqeq: "error",
      "no-eval": "error",
      "no-implied-eval": "error",
      "no-new-func": "error",
      "no-script-url": "error",
      "no-unused-vars": ["error", { ignoreRestSiblings: true }],
      "no-var": "error",
      "prefer-const": "error",
      "no-restricted-properties": [
        "error",
        ...["innerHTML", "outerHTML", "insertAdjacentHTML", "setHTMLUnsafe", "createContextualFragment", "srcdoc"].map((property) => ({
          property,
          message: markup,
        })),
        { object: "document", property: "write", message: markup },
        { object: "document", property: "writeln", message: markup },
        { property: "cssText", message: style },
      ],
      "no-restricted-syntax": [
        "error",
        { selector: "CallExpression[callee.property.name='setAttribute'][arguments.0.value='style']", message: style },
        { selector: "CallExpression[callee.property.name='setAttribute'][arguments.0.value=/^on/]", message: markup },
        { selector: "NewExpression[callee.name='DOMParser']", message: markup },
      ],
    },
  },
  { files: ["web/**/*.js", "examples/**/*.js", "tools/bench/adapters/**/*.js", "tests/autofill/apps/*.js"], languageOptions: { globals: browser } },
  // What a browser test hands to page.evaluate() runs in the page.
  { files: ["**/*.mjs", "eslint.config.js"], languageOptions: { globals: { ...node, ...browser } } },
];
