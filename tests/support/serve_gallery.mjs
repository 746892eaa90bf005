// The gallery for people to look at: an index of all examples, alive, on a fixed port. node tests/support/serve_gallery.mjs [port]
import { contracts, liveAddress, serveGallery } from "./gallery.mjs";

const index = () => {
  const list = contracts().map(({ name, examples }) => `<h2>${name}</h2><ul>${examples.map((example) => `<li>${["ru", "en"].map((lang) => `<a href="${liveAddress(name, example.name, lang).replaceAll("&", "&amp;")}">${example.name}, ${lang}</a>`).join(" ")}</li>`).join("")}</ul>`);
  return `<!doctype html><html lang="ru"><meta charset="utf-8"><title>Галерея виджетов</title><link rel="stylesheet" href="/gallery/gallery.css"><main><h1>Галерея виджетов</h1>${list.join("")}</main></html>`;
};

const { url } = await serveGallery((path) => (path === "/" ? index() : undefined), Number(process.argv[2] ?? 8081));
console.log(`gallery: ${url}`);
